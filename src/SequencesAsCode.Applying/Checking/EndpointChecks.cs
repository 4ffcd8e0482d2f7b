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
                    : "Testing this needs an existing sequence. A call without an id is reported to create one."
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
            ? $"{Without(endpoint)} The account's plan does not include it. It needs a paid Apollo plan. "
                + "Another key does not help."
            : $"{Without(endpoint)} Ask an Apollo admin for a key whose scope includes {endpoint}, or for a "
                + "master key.";
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
            FailureKind.QuotaSpent => "no calls left",
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
                "Without it, nothing shows which account the key belongs to. Commands refuse an environment that "
                    + "names its account.",
            Endpoints.Search => "Without it, nothing can be listed, planned, applied or imported.",
            Endpoints.Show => "Without it, sequences can be created, and existing ones turned on, turned off or "
                + "archived. Every other change of an existing one is blocked (not_readable). 'import', "
                + $"'pull', snapshots and 'plan {OptionNames.DriftOnly}' are refused.",
            Endpoints.Schedules => "Without it, name each schedule in the files by its id.",
            Endpoints.Mailboxes => "Without it, this check does not know whether a mailbox can send.",
            Endpoints.Users => "Without it, name each owner in the files by the user's id. Apollo documents this call "
                + "for master keys only.",
            Endpoints.Labels => "Without it, files cannot manage lists ('labels').",
            Endpoints.Contacts => "Without it, contacts cannot be looked up.",
            _ => "Without it, the calls left are known only for endpoints that were called.",
        };
}
