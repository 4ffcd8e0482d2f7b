using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Opens the service of an environment: Apollo or Supaglue over the network, or the emulator in this process.
/// All use the same client.</summary>
/// <param name="variables">Environment variables: keys, addresses and the proxy.</param>
/// <param name="output">Writes the number of calls, and warnings.</param>
/// <param name="waits">Shows waits.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Writes a line for each request, called by several threads at once; null for no log.</param>
internal sealed class ServiceFactory(
    IReadOnlyDictionary<string, string?> variables,
    ResultWriter output,
    WaitDisplay waits,
    TimeProvider time,
    Action<string>? log
)
{
    private readonly ServiceKeys keys = new(variables);

    /// <summary>The variable that holds the key of an environment.</summary>
    public KeyFacts KeyOf(WorkspaceEnvironment environment) => keys.FactsOf(environment);

    /// <summary>Opens the service of an environment.</summary>
    /// <exception cref="ServiceException">The key is not set.</exception>
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
        var key =
            keys.ValueOf(keys.FactsOf(environment))
            ?? throw ServiceException.SupaglueKeyMissing(environment.KeyVariable);
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
        var key = keys.FactsOf(environment);
        var value =
            keys.ValueOf(key) ?? throw ServiceException.KeyMissing(environment.KeyVariable, ServiceKeys.TokenVariable);
        return Networked(address, value) with { IsToken = key.IsToken };
    }

    private ConnectionSettings Settings(Uri address, string key, HttpMessageHandler handler) =>
        new(address, key, log is null ? handler : new RequestLog(handler, log, time), time, waits.Begin);

    /// <summary>How to reach an address of the network.</summary>
    /// <exception cref="CommandException">The proxy's address is malformed.</exception>
    // A proxy cannot read https. It could read plain http with the key, so http never goes through a proxy.
    public ConnectionSettings Networked(Uri address, string key)
    {
        var mayUseProxy = address.Scheme == Uri.UriSchemeHttps;
        var proxy = mayUseProxy ? SettingOrMistake(() => EnvironmentProxy.Of(variables)) : null;
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
        SettingOrMistake(() => variables.GetValueOrDefault(variable) is { Length: > 0 } set ? check(set) : otherwise);

    private static T SettingOrMistake<T>(Func<T> setting)
    {
        try
        {
            return setting();
        }
        catch (ServiceException exception)
        {
            // A wrong setting is a mistake in the arguments, not a failure of the service.
            throw CommandException.Arguments(exception.Message);
        }
    }
}
