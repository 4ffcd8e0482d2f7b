using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Applying.Checking;

/// <summary>The key: where it comes from, whether it is accepted, its account and its user.</summary>
internal static class KeyChecks
{
    public static IEnumerable<Check> Of(WorkspaceFacts workspace, KeyFacts? key, ServiceAnswers service)
    {
        if (key is null)
            return
            [
                new(
                    CheckGroup.Key,
                    "key",
                    CheckStatus.Unknown,
                    "not checked",
                    "Correct sequences.yaml first: it says where the key is."
                ),
            ];
        if (service.Account is not { } account)
            return [Source(key, service), .. NotAsked(key, service)];
        return [Source(key, service), Accepted(account, key), Account(workspace, account), User(account, key)];
    }

    /// <summary>
    /// The account that the key must belong to; null when neither the workspace nor the lock names one.
    /// </summary>
    public static string? Expected(WorkspaceFacts workspace) =>
        workspace.Environment is { } environment
        && CurrentStateReader.Expected(environment, workspace.Lock?.Base ?? Base.Empty).Account
            is { Length: > 0 } stated
            ? stated
            : null;

    /// <summary>Where the key comes from.</summary>
    internal static Check Source(KeyFacts key, ServiceAnswers service) =>
        key switch
        {
            { IsNeeded: false } => new(CheckGroup.Key, "key", CheckStatus.Ok, "not needed"),
            { Variable: null } => Check.Problem(CheckGroup.Key, "key", FailureKind.KeyRefused, "none", service.Why),
            _ => new(
                CheckGroup.Key,
                "key",
                CheckStatus.Ok,
                $"{(key.IsToken ? "access token" : "API key")} from {key.Variable}"
            ),
        };

    private static IEnumerable<Check> NotAsked(KeyFacts key, ServiceAnswers service) =>
        (service, key) switch
        {
            ({ IsRefused: true }, { Variable: null }) => [],
            ({ IsRefused: true }, _) =>
            [
                Check.Problem(CheckGroup.Key, "accepted", FailureKind.KeyRefused, "no", service.Why),
            ],
            _ => [Check.Problem(CheckGroup.Key, "service", FailureKind.FilesInvalid, "cannot be called", service.Why)],
        };

    private static Check Accepted(AccountFacts account, KeyFacts key)
    {
        if (
            account.Endpoints.FirstOrDefault(endpoint => endpoint.Trouble is { Kind: FailureKind.KeyRefused }) is
            { } refused
        )
            return Check.Problem(CheckGroup.Key, "accepted", FailureKind.KeyRefused, "no", refused.Trouble!.Message);
        var answer = key.IsNeeded ? "yes" : "the emulator answers";
        return account.Endpoints.Any(endpoint => endpoint.IsAllowed is not null)
            ? new(CheckGroup.Key, "accepted", CheckStatus.Ok, answer)
            : Check.Problem(
                CheckGroup.Key,
                "accepted",
                FailureKind.Unavailable,
                "no answer",
                $"{account.Endpoints.FirstOrDefault()?.Trouble?.Message} Check the network, and "
                    + "APOLLO_API_BASE_URL if it is set."
            );
    }

    private static Check Account(WorkspaceFacts workspace, AccountFacts facts)
    {
        const string name = "account";
        var environment = workspace.Environment!;
        var known = workspace.Lock?.Base ?? Base.Empty;
        var profile = facts.Endpoints.First(endpoint => endpoint.Endpoint == Endpoints.Profile);
        if (facts.Account is null && profile.IsAllowed != false)
        {
            var found = profile.Trouble is null ? "the service does not name it" : "unknown";
            return new(CheckGroup.Key, name, CheckStatus.Unknown, found);
        }

        try
        {
            CurrentStateReader.CheckAccount(environment, known, facts.Account ?? "");
        }
        catch (ServiceException exception)
        {
            var found = facts.Account ?? "unknown";
            return Check.Problem(CheckGroup.Key, name, FailureKind.NotAllowed, found, exception.Message);
        }

        if (facts.Account is not { } account)
            return new(
                CheckGroup.Key,
                name,
                CheckStatus.Unknown,
                "this key cannot read it",
                "No file names the expected account either, so nothing is compared. A key of another "
                    + "account would go unnoticed."
            );
        var (expected, where) = CurrentStateReader.Expected(environment, known);
        var stated = string.IsNullOrEmpty(expected) ? "; no file names the expected account" : $", as {where} says";
        return new(CheckGroup.Key, name, CheckStatus.Ok, $"{account}{stated}");
    }

    private static Check User(AccountFacts facts, KeyFacts key)
    {
        const string name = "acting user";
        if (facts.User is not { } user)
            return new(CheckGroup.Key, name, CheckStatus.Unknown, "unknown");
        var who = (user.Name.Length > 0, user.Email) switch
        {
            (true, { } email) => $"{user.Name} <{email}>",
            (true, null) => user.Name,
            _ => user.Email!,
        };
        return new(
            CheckGroup.Key,
            name,
            CheckStatus.Ok,
            who,
            key switch
            {
                { IsNeeded: false } => null,
                { IsToken: true } => "New sequences belong to this user, unless a file sets 'owner:'.",
                _ => "New sequences belong to this user, unless a file sets 'owner:'. Apollo documents that a "
                    + "key acts as the longest-standing active admin, not as the person who made the key.",
            }
        );
    }
}
