using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Checking;

/// <summary>
/// The endpoints that the key may call. Reads were tried; writes are not, because trying them could change something.
/// </summary>
internal static class EndpointChecks
{
    public static IEnumerable<Check> Of(AccountFacts? account, HashSet<string> needed)
    {
        if (account is null)
            return [new(CheckGroup.Endpoints, "endpoints", CheckStatus.Unknown, "not asked")];
        var isRefused = account.Endpoints.Any(endpoint => endpoint.Trouble is { Kind: FailureKind.KeyRefused });
        return
        [
            .. account.Endpoints.Select(endpoint => Read(endpoint, needed.Contains(endpoint.Endpoint), isRefused)),
            .. Endpoints.Writes.Select(Write),
        ];
    }

    private static Check Read(EndpointAccess access, bool isNeeded, bool isRefused) =>
        access switch
        {
            { IsAllowed: true } => new(CheckGroup.Endpoints, access.Endpoint, CheckStatus.Ok, "yes"),
            { IsAllowed: false, Trouble: { } trouble } => No(access.Endpoint, trouble, isNeeded),
            { IsAsked: false } => new(
                CheckGroup.Endpoints,
                access.Endpoint,
                CheckStatus.Unknown,
                "not asked",
                isRefused
                    ? null
                    : "It takes a sequence that the search lists: a call without an id is reported to create one."
            ),
            _ => new(
                CheckGroup.Endpoints,
                access.Endpoint,
                CheckStatus.Unknown,
                Met(access.Trouble!.Kind),
                access.Trouble.Message
            ),
        };

    private static Check No(string endpoint, ServiceException trouble, bool isNeeded)
    {
        var remedy = trouble.IsOfPlan
            ? $"{Without(endpoint)} The account's plan does not include it, and another key does not "
                + "change that: it takes a paid plan of Apollo."
            : $"{Without(endpoint)} Ask an administrator for a key whose scope includes {endpoint}, or "
                + "for a master key.";
        var found = trouble.IsOfPlan ? "not in the plan" : "no";
        return isNeeded
            ? Check.Problem(CheckGroup.Endpoints, endpoint, FailureKind.NotAllowed, found, remedy)
            : new(CheckGroup.Endpoints, endpoint, CheckStatus.Warning, found, remedy);
    }

    private static Check Write(string endpoint) =>
        new(CheckGroup.Endpoints, endpoint, CheckStatus.Unknown, "not tried");

    private static string Met(FailureKind failure) =>
        failure switch
        {
            FailureKind.KeyRefused => "key refused",
            FailureKind.QuotaSpent => "calls are spent",
            FailureKind.UnexpectedAnswer or FailureKind.Incomplete => "answer unclear",
            FailureKind.Busy => "busy",
            FailureKind.NotFound => "not found",
            FailureKind.Rejected => "call rejected",
            _ => "no answer",
        };

    private static string Without(string endpoint) =>
        endpoint switch
        {
            Endpoints.Profile =>
                "Without it nobody can tell of which account the key is, and an environment with an account "
                    + "is refused.",
            Endpoints.Search => "Without it nothing can be listed, planned, applied or imported.",
            Endpoints.Show =>
                "Without it new sequences can be made, and existing ones switched on, off or archived; every "
                    + "other change of an existing one is blocked (not_readable), and import, pull, snapshots and plan "
                    + $"{OptionNames.DriftOnly} are refused.",
            Endpoints.Schedules => "Without it a file has to state a schedule by its id.",
            Endpoints.Mailboxes => "Without it nobody can tell here whether a mailbox is there to send from.",
            Endpoints.Users =>
                "Without it a file has to state an owner by the user's id; Apollo documents it for master keys only.",
            Endpoints.Labels => "Without it no file can manage labels.",
            Endpoints.Contacts => "Without it people cannot be looked up.",
            _ => "Without it the calls that are left are known of endpoints that were called, and of no others.",
        };
}
