using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Applying.Checking;

/// <summary>
/// An account behind Supaglue: whether the key is accepted, the customer connected, and what can be written.
/// </summary>
internal static class SupaglueChecks
{
    public static IEnumerable<Check> Of(
        WorkspaceFacts workspace,
        KeyFacts key,
        ServiceAnswers service,
        SupaglueFacts facts
    ) =>
        [
            KeyChecks.Source(key, service),
            Accepted(facts),
            Account(workspace, facts),
            .. facts.Endpoints.Select(Endpoint),
            Write(facts),
            new(CheckGroup.Calls, "calls", CheckStatus.Unknown, "Supaglue does not report them"),
        ];

    private static Check Write(SupaglueFacts facts)
    {
        const string part = "Through Supaglue, only the subject and body of an existing email can be changed.";
        var none =
            $"{facts.Can.Label} is read-only through Supaglue: 'list', 'import', 'pull' and 'plan' work, "
            + "'apply' does not.";
        return facts.Can.IsReadOnly
            ? new(CheckGroup.Endpoints, facts.Write, CheckStatus.Warning, "no", none)
            : new(CheckGroup.Endpoints, facts.Write, CheckStatus.Unknown, "not tried", part);
    }

    private static Check Accepted(SupaglueFacts facts)
    {
        const string name = "accepted";
        const string network = "Check the network, and SUPAGLUE_API_BASE_URL if it is set.";
        return facts.Endpoints[0].Trouble switch
        {
            null => new(CheckGroup.Key, name, CheckStatus.Ok, "yes"),
            { Kind: FailureKind.KeyRefused } refused => No(name, FailureKind.KeyRefused, "no", refused.Message),
            { Kind: FailureKind.NotAllowed } forbidden => No(
                name,
                FailureKind.NotAllowed,
                "not for this customer",
                forbidden.Message
            ),
            { Kind: FailureKind.NotFound } missing => No(
                "customer",
                FailureKind.FilesInvalid,
                "not connected",
                missing.Message
            ),
            var trouble => No(name, FailureKind.Unavailable, "no usable answer", $"{trouble.Message} {network}"),
        };

        static Check No(string name, FailureKind fault, string found, string remedy) =>
            Check.Problem(CheckGroup.Key, name, fault, found, remedy);
    }

    private static Check Account(WorkspaceFacts workspace, SupaglueFacts facts)
    {
        const string name = "account";
        try
        {
            CurrentStateReader.CheckAccount(workspace.Environment!, workspace.Lock?.Base ?? Base.Empty, facts.Account);
            return new(CheckGroup.Key, name, CheckStatus.Ok, facts.Account);
        }
        catch (ServiceException exception)
        {
            return Check.Problem(CheckGroup.Key, name, FailureKind.NotAllowed, facts.Account, exception.Message);
        }
    }

    // A sequence that cannot be read does not concern the others, so this is a warning only.
    private static Check Endpoint(EndpointAccess access) =>
        access switch
        {
            { IsAllowed: true } => new(CheckGroup.Endpoints, access.Endpoint, CheckStatus.Ok, "yes"),
            { Trouble: { } trouble } => new(
                CheckGroup.Endpoints,
                access.Endpoint,
                CheckStatus.Warning,
                "no usable answer",
                trouble.Message
            ),
            _ => new(CheckGroup.Endpoints, access.Endpoint, CheckStatus.Unknown, "not asked"),
        };
}
