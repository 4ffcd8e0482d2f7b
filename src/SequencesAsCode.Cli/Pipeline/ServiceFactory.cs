using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Opens the service behind an environment: Apollo or Supaglue over the network, or the emulator in this
/// process behind the very same client.</summary>
/// <param name="variables">Environment variables: keys, addresses and the proxy.</param>
/// <param name="output">Where calls and warnings are told.</param>
/// <param name="waits">Where waits are shown.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Takes a line for each request, from several threads at once; null for no log.</param>
internal sealed class ServiceFactory(
    IReadOnlyDictionary<string, string?> variables,
    ResultWriter output,
    WaitDisplay waits,
    TimeProvider time,
    Action<string>? log
)
{
    private readonly ServiceKeys keys = new(variables);

    /// <summary>Where the key of an environment comes from that <see cref="Open(Workspace, WorkspaceEnvironment)"/>
    /// takes.</summary>
    public KeyFacts KeyOf(WorkspaceEnvironment environment) => keys.Of(environment);

    /// <exception cref="ServiceException">No key.</exception>
    /// <exception cref="CommandException">The address may not be used, or the emulator's seed or state cannot be
    /// read.</exception>
    public OpenService Open(Workspace workspace, WorkspaceEnvironment environment) =>
        environment switch
        {
            WorkspaceEnvironment.Emulator emulator => Open(
                Settings(
                    ConnectionSettings.DefaultBaseUrl,
                    "no-key-is-needed",
                    EmbeddedEmulator.Open(workspace, emulator, time)
                )
            ),
            WorkspaceEnvironment.Apollo apollo => Open(Apollo(apollo)),
            WorkspaceEnvironment.Supaglue supaglue => Open(supaglue),
            _ => throw new ArgumentOutOfRangeException(nameof(environment)),
        };

    private OpenService Open(ConnectionSettings settings)
    {
        var service = new ApolloService(settings);
        return new(service, service.Budget, output);
    }

    private OpenService Open(WorkspaceEnvironment.Supaglue environment)
    {
        var address = Address(
            KeyedService.Supaglue.AddressVariable,
            SupaglueAccount.CheckBaseUrl,
            SupaglueAccount.DefaultBaseUrl
        );
        var key = keys.Read(keys.Of(environment)) ?? throw ServiceException.SupaglueKeyMissing(environment.KeyVariable);
        var service = new SupaglueService(
            Networked(address, key),
            new(environment.CustomerId, environment.ProviderName),
            warning => output.Notice($"warning: Supaglue says: {warning}")
        );
        return new(service, service.Budget, output);
    }

    private ConnectionSettings Apollo(WorkspaceEnvironment.Apollo environment)
    {
        var address = Address(
            KeyedService.Apollo.AddressVariable,
            ConnectionSettings.CheckBaseUrl,
            ConnectionSettings.DefaultBaseUrl
        );
        var key = keys.Of(environment);
        var value =
            keys.Read(key) ?? throw ServiceException.KeyMissing(environment.KeyVariable, ServiceKeys.TokenVariable);
        return Networked(address, value) with { IsToken = key.IsToken };
    }

    private ConnectionSettings Settings(Uri address, string key, HttpMessageHandler handler) =>
        new(address, key, log is null ? handler : new RequestLog(handler, log, time), time, waits.Begin);

    // A proxy only tunnels https; plain http, which is for this machine, it would read, and the key with it.
    private ConnectionSettings Networked(Uri address, string key)
    {
        var mayUseProxy = address.Scheme == Uri.UriSchemeHttps;
        var proxy = mayUseProxy ? Checked(() => EnvironmentProxy.Of(variables)) : null;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = mayUseProxy,
        };
        handler.Proxy = proxy;
        return Settings(address, key, handler) with { Proxy = proxy };
    }

    private Uri Address(string variable, Func<string, Uri> check, Uri otherwise) =>
        Checked(() => variables.GetValueOrDefault(variable) is { Length: > 0 } set ? check(set) : otherwise);

    private static T Checked<T>(Func<T> setting)
    {
        try
        {
            return setting();
        }
        catch (ServiceException exception)
        {
            // A setting that is wrong, and not a service that failed.
            throw CommandException.Arguments(exception.Message);
        }
    }
}
