using System.Text.Encodings.Web;
using System.Text.Json;

namespace SequencesAsCode.Core.Text;

/// <summary>
/// JSON on one line with letters as they are: what requests, the lock and pasted lines have in common.
/// </summary>
public static class CompactJson
{
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
