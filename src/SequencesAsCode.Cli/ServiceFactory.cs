using Microsoft.Extensions.Logging;
using SequencesAsCode.Emulator;
using SequencesAsCode.Model;
using SequencesAsCode.Service;

namespace SequencesAsCode.Cli;

/// <summary>An open service. When it is closed, the calls that it took and those that are left are told: in one place, however the command ends.</summary>
internal sealed record OpenService(ApolloService Service, Output Output) : IDisposable
{
    public void Dispose()
    {
        Output.Calls(Service.Budget);
        Service.Dispose();
    }
}

/// <summary>Opens the service behind an environment: Apollo over the network, or the emulator in this process behind the very same client.</summary>
internal sealed class ServiceFactory(IReadOnlyDictionary<string, string?> variables, ILogger<ServiceFactory> logger, Output output, WaitDisplay waits, TimeProvider time)
{
    private const string BaseUrlVariable = "APOLLO_API_BASE_URL";

    /// <summary>Name of the service behind an environment, as plans state it.</summary>
    public static string NameOf(WorkspaceEnvironment environment) => environment is WorkspaceEnvironment.Emulator ? "emulator" : "apollo";

    /// <exception cref="ServiceException">No key.</exception>
    /// <exception cref="CommandException">The address may not be used, or the emulator's seed or state cannot be read.</exception>
    public OpenService Open(Workspace workspace, WorkspaceEnvironment environment) => environment switch
    {
        WorkspaceEnvironment.Emulator emulator => Open(ConnectionSettings.DefaultBaseUrl, "no-key-is-needed", Embedded(workspace, emulator)),
        WorkspaceEnvironment.Apollo apollo => Open(Address(), Key(apollo.KeyVariable)),
        _ => throw new ArgumentOutOfRangeException(nameof(environment)),
    };

    // A proxy only tunnels https; plain http, which is for this machine, it would read, and the key with it.
    private OpenService Open(Uri address, string key) =>
        Open(address, key, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = address.Scheme == Uri.UriSchemeHttps });

    private OpenService Open(Uri address, string key, HttpMessageHandler handler)
    {
        return new(new(new(address, key, new RequestLog(handler, logger, time), time, waits.Begin)), output);
    }

    private Uri Address()
    {
        try
        {
            return variables.GetValueOrDefault(BaseUrlVariable) is { Length: > 0 } set ? ConnectionSettings.CheckBaseUrl(set) : ConnectionSettings.DefaultBaseUrl;
        }
        catch (ServiceException exception)
        {
            // A setting that is wrong, and not a service that failed.
            throw CommandException.Arguments(exception.Message);
        }
    }

    private string Key(string variable) => variables.GetValueOrDefault(variable) is { } key && !string.IsNullOrWhiteSpace(key) ? key.Trim() : throw ServiceException.KeyMissing(variable);

    private EmulatorHandler Embedded(Workspace workspace, WorkspaceEnvironment.Emulator environment)
    {
        var state = Path.Combine(workspace.Folder, ".sequences", $"emulator.{environment.Name}.json");
        try
        {
            var apollo = environment.Seed is null && !File.Exists(state)
                ? EmulatedApollo.FromSeed("{}", null, time)
                : EmulatorStateFile.LoadOrSeed(state, Path.Combine(workspace.Folder, environment.Seed ?? ""), null, time);
            var log = new EmulatorStateLog(apollo, state);
            return new(apollo, null, _ => log.Save(), time, log);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The emulator of the environment '{environment.Name}' cannot start: {exception.Message.TrimEnd('.')}. Correct the seed, or delete {Path.GetRelativePath(workspace.Folder, state)} to start from it again.");
        }
    }
}
