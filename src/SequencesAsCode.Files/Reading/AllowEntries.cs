using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Reads the list <c>allow</c> of a sequence file or the workspace file.</summary>
internal static class AllowEntries
{
    /// <summary>The key of the list.</summary>
    public const string Key = "allow";

    /// <summary>The entries.</summary>
    public static ImmutableArray<AllowEntry> In(YamlMap file) =>
        [
            .. ((file[Key] as YamlList)?.Items.OfType<YamlMap>() ?? []).Select(node => new AllowEntry(
                AllowEntry.KindOf(node.Text("what")!),
                node.Text("reason")!.Trim(),
                node.At
            )
            {
                Edit = node.Text("edit"),
            }),
        ];
}
