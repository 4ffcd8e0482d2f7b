using System.Text.Json;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Apollo.Contacts;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo;

/// <summary>Reads facts about an account from answers of the forms that Apollo documents.</summary>
internal static class AccountReader
{
    /// <summary>
    /// The acting user, from the answer or from its member <c>user</c>; null when there is neither a name nor an
    /// address.
    /// </summary>
    public static ActingUser? User(JsonElement answer)
    {
        var user = WireReader.Member(answer, "user") is { ValueKind: JsonValueKind.Object } inside ? inside : answer;
        var name = string.Join(' ', new[] { Text(user, "first_name"), Text(user, "last_name") }.OfType<string>());
        var email = Text(user, "email");
        return name.Length == 0 && email is null ? null : new(name, email);
    }

    /// <summary>How many mailboxes there are.</summary>
    /// <exception cref="ServiceException">The answer is not a list of them.</exception>
    public static MailboxCount Mailboxes(JsonElement answer)
    {
        if (WireReader.Member(answer, "email_accounts") is not { ValueKind: JsonValueKind.Array } accounts)
            throw ServiceException.UnexpectedAnswer(Endpoints.Mailboxes, "the list 'email_accounts' is missing");
        return new(accounts.EnumerateArray().Count(ContactAnswers.IsUsable), accounts.GetArrayLength());
    }

    /// <summary>
    /// The calls that are left. A key such as <c>["api/v1/contacts", "search"]</c> names the endpoint; entries that
    /// cannot be read are left out.
    /// </summary>
    /// <exception cref="ServiceException">The answer is no object.</exception>
    public static ImmutableArray<EndpointCalls> Usage(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            throw ServiceException.UnexpectedAnswer(Endpoints.Usage, "it is not an object");
        return
        [
            .. answer
                .EnumerateObject()
                .Select(member => (Name: EndpointOf(member.Name), member.Value))
                .Where(pair => pair.Name is not null)
                .Select(pair => new EndpointCalls(
                    pair.Name!,
                    Left(pair.Value, "minute"),
                    Left(pair.Value, "hour"),
                    Left(pair.Value, "day")
                )),
        ];
    }

    private static WindowCalls? Left(JsonElement windows, string window) =>
        WireValue.Count(WireReader.Member(windows, window), "left_over") is { } left and >= 0 ? new(left) : null;

    private static string? EndpointOf(string key)
    {
        try
        {
            return JsonSerializer.Deserialize(key, EndpointKeyJson.Default.StringArray) is [{ } controller, { } action]
                ? $"{controller}/{action}"
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement owner, string name) =>
        WireReader.Member(owner, name) is { ValueKind: JsonValueKind.String } text
        && !string.IsNullOrWhiteSpace(text.GetString())
            ? text.GetString()
            : null;
}
