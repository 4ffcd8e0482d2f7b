using System.Text.Encodings.Web;
using System.Text.Json;

namespace SequencesAsCode.Core.Text;

/// <summary>JSON on one line with unescaped letters, for requests, the lock and lines to paste.</summary>
public static class CompactJson
{
    /// <summary>The options that write such JSON.</summary>
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
