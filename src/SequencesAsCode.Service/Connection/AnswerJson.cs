using System.Buffers;
using System.Text.Json;

namespace SequencesAsCode.Service.Connection;

/// <summary>Parses the body of a successful answer.</summary>
internal static class AnswerJson
{
    private static readonly SearchValues<string> Surrogate = SearchValues.Create(
        ["\\ud"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>
    /// The JSON, or why there is none. The call itself was processed, so only a read may be sent again.
    /// </summary>
    public static (JsonElement Content, ServiceException? Failure) Parse(string endpoint, string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            if (content.AsSpan().ContainsAny(Surrogate))
                CheckText(document.RootElement);
            return (document.RootElement.Clone(), null);
        }
        catch (InvalidOperationException)
        {
            return Unusable("it has half a character in a text");
        }
        catch (JsonException exception)
        {
            return Unusable($"not JSON ({exception.Message.TrimEnd('.')})");
        }

        (JsonElement, ServiceException) Unusable(string why) =>
            (default, ServiceException.UnexpectedAnswer(endpoint, why).WithRetry(RetryScope.Reads, null));
    }

    // Half a surrogate pair is valid JSON and no valid text: reading it later would throw.
    private static void CheckText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            element.GetString();
        foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default)
            CheckText(item);
        foreach (var member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            _ = member.Name;
            CheckText(member.Value);
        }
    }
}
