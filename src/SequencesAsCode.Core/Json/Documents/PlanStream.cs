using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>Writes a plan one sequence at a time, so that it is never in memory as JSON.</summary>
internal static class PlanStream
{
    /// <summary>Writes the properties of a plan into the object that was begun last.</summary>
    public static void Write(Plan plan, JsonStream output) => Write(plan, PlanForm.TextsOnce, output, null);

    /// <summary>The same, and returns the digest of the plan that a reader will find.</summary>
    public static string WriteWithDigest(Plan plan, JsonStream output) =>
        Digest(digest => Write(plan, PlanForm.TextsOnce, output, digest));

    /// <summary>The digest of a plan in a form.</summary>
    public static string Digest(Plan plan, PlanForm form) => Digest(digest => Write(plan, form, null, digest));

    /// <summary>The digest of a plan that was read.</summary>
    public static string Digest(JsonObject plan) =>
        Digest(digest =>
        {
            foreach (var (name, value) in plan)
            {
                if (value is not JsonArray items)
                {
                    digest.Add(name, value);
                    continue;
                }

                digest.StartArray(name);
                foreach (var item in items)
                    digest.Add(item);
                digest.EndArray();
            }
        });

    private static string Digest(Action<JsonStream> write)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var digest = JsonStream.To(hash);
        digest.Start();
        write(digest);
        digest.End();
        return FieldToken.Hash(hash);
    }

    private static void Write(Plan plan, PlanForm form, JsonStream? output, JsonStream? digest)
    {
        foreach (var (name, value) in PlanJson.Head(plan))
        {
            var settled = digest is null ? value : Settled(value);
            output?.Add(name, settled);
            digest?.Add(name, settled);
        }

        output?.StartArray(PlanJson.Sequences);
        digest?.StartArray(PlanJson.Sequences);
        foreach (var change in plan.Sequences)
        {
            var json = SequenceJson.Write(change, form);
            var settled = digest is null ? json : Settled(json);
            output?.Add(settled);
            digest?.Add(settled);
        }

        output?.EndArray();
        digest?.EndArray();
    }

    // Text that JSON cannot hold (half a surrogate pair) is written as an escape, and a reader finds another character.
    private static JsonNode? Settled(JsonNode? node)
    {
        var json = JsonText.WriteCompact(node);
        return json.Contains(@"\uFFFD", StringComparison.Ordinal) ? JsonText.Parse(json) : node;
    }
}
