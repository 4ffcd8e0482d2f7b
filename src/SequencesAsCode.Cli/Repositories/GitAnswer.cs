using System.Text;

namespace SequencesAsCode.Cli.Repositories;

/// <summary>What git answered.</summary>
/// <param name="ExitCode">The exit code; 0 when all is well.</param>
/// <param name="Bytes">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record GitAnswer(int ExitCode, byte[] Bytes, string Error)
{
    /// <summary>The text on stdout.</summary>
    public string Out => Encoding.UTF8.GetString(Bytes);
}
