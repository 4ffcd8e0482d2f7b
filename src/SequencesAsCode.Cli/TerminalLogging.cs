using Microsoft.Extensions.Logging;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Cli;

/// <summary>Logging goes to stderr, one plain line each; stdout is for results.</summary>
internal sealed class TerminalLogging(Terminal terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(terminal);

    public void Dispose()
    {
    }

    private sealed class Logger(Terminal terminal) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (terminal.Error) TextRenderer.WriteNotice(formatter(state, exception), terminal.Error);
        }
    }
}
