using Microsoft.Extensions.Logging;
using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Core.States;
using SequencesAsCode.Emulator;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;

namespace SequencesAsCode.Cli;

/// <summary>An open service. When it is closed, the calls that it took and those that are left are told: in one place, however the command ends.</summary>
/// <param name="Service">Behind the seam.</param>
/// <param name="Budget">Its calls.</param>
/// <param name="Output">Where they are told.</param>
internal sealed record OpenService(ISequenceService Service, CallBudget Budget, Output Output) : IDisposable
{
    /// <summary>The service, for what needs all of a sequence.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">It does not show all of a sequence.</exception>
    public ISequenceService Whole(string verb) => Service.Capabilities.ShowsAll ? Service : throw CommandException.Arguments($"'{verb}' is not possible through the service of this environment, which does not show all of a sequence. Name an environment with 'apollo' or 'emulator' with -e.");

    /// <summary>The service, for what writes into files what it shows.</summary>
    /// <param name="verb">The command that does.</param>
    /// <exception cref="CommandException">What it shows of a sequence is not enough for a file.</exception>
    public ISequenceService Filing(string verb) => Service.Capabilities.FitsFiles ? Service : Whole(verb);

    /// <summary>Apollo itself, for what only Apollo can do.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">Another service is behind the environment.</exception>
    public ApolloService Apollo(string verb) => Service as ApolloService ?? throw CommandException.Arguments($"'{verb}' is not possible through the service of this environment: it takes Apollo itself. Name an environment with 'apollo' or 'emulator' with -e.");

    public void Dispose()
    {
        Output.Calls(Budget);
        (Service as IDisposable)?.Dispose();
    }
}

/// <summary>Opens the service behind an environment: Apollo over the network, or the emulator in this process behind the very same client.</summary>
internal sealed class ServiceFactory(IReadOnlyDictionary<string, string?> variables, ILogger<ServiceFactory> logger, Output output, WaitDisplay waits, TimeProvider time)
{
    private const string TokenVariable = KeyVariables.TokenVariable;

    /// <summary>Where the key of an environment comes from, and which one <see cref="Open(Workspace, WorkspaceEnvironment)"/> takes: one that is set for the environment says more about what is meant than a token that is set for all.</summary>
    public KeyFacts KeyOf(WorkspaceEnvironment environment) => environment switch
    {
        WorkspaceEnvironment.Apollo apollo when Variable(apollo.KeyVariable) is not null => new(apollo.KeyVariable, false, true),
        WorkspaceEnvironment.Apollo => new(Variable(TokenVariable) is null ? null : TokenVariable, true, true),
        WorkspaceEnvironment.Supaglue supaglue => new(Variable(supaglue.KeyVariable) is null ? null : supaglue.KeyVariable, false, true),
        _ => KeyFacts.NotNeeded,
    };

    /// <exception cref="ServiceException">No key.</exception>
    /// <exception cref="CommandException">The address may not be used, or the emulator's seed or state cannot be read.</exception>
    public OpenService Open(Workspace workspace, WorkspaceEnvironment environment) => environment switch
    {
        WorkspaceEnvironment.Emulator emulator => Open(Settings(ConnectionSettings.DefaultBaseUrl, "no-key-is-needed", Embedded(workspace, emulator))),
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
        var address = Address(KeyedService.Supaglue.AddressVariable, SupaglueAccount.CheckBaseUrl, SupaglueAccount.DefaultBaseUrl);
        var key = Key(KeyOf(environment)) ?? throw ServiceException.SupaglueKeyMissing(environment.KeyVariable);
        var settings = Networked(address, key);
        var service = new SupaglueService(settings, new(environment.CustomerId, environment.ProviderName), warning => output.Notice($"warning: Supaglue says: {warning}"));
        return new(service, service.Budget, output);
    }

    private ConnectionSettings Apollo(WorkspaceEnvironment.Apollo environment)
    {
        var (address, key) = (Address(KeyedService.Apollo.AddressVariable, ConnectionSettings.CheckBaseUrl, ConnectionSettings.DefaultBaseUrl), KeyOf(environment));
        var value = Key(key) ?? throw ServiceException.KeyMissing(environment.KeyVariable, TokenVariable);
        return Networked(address, value) with { IsToken = key.IsToken };
    }

    private ConnectionSettings Settings(Uri address, string key, HttpMessageHandler handler) => new(address, key, new RequestLog(handler, logger, time), time, waits.Begin);

    // A proxy only tunnels https; plain http, which is for this machine, it would read, and the key with it.
    private ConnectionSettings Networked(Uri address, string key)
    {
        var mayUseProxy = address.Scheme == Uri.UriSchemeHttps;
        var proxy = mayUseProxy ? Checked(() => EnvironmentProxy.Of(variables)) : null;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = mayUseProxy };
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

    private string? Key(KeyFacts key) => key.Variable is { } variable ? Variable(variable) : null;

    private string? Variable(string name) => variables.GetValueOrDefault(name) is { } set && !string.IsNullOrWhiteSpace(set) ? set.Trim() : null;

    private EmulatorHandler Embedded(Workspace workspace, WorkspaceEnvironment.Emulator environment)
    {
        var state = Path.Combine(workspace.Folder, ".sequences", $"emulator.{environment.Name}.json");
        try
        {
            if (environment.Seed is { } seed && !File.Exists(state)) SavedFile.CheckSeed(
                Path.Combine(workspace.Folder, seed));
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
