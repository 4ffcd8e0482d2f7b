using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Reads the list <c>allow</c> of a sequence file or the workspace file.</summary>
internal static class AllowEntries
{
    /// <summary>The key of the list.</summary>
    public const string Key = "allow";

    private static readonly string Removal = AllowEntry.WordOf(AllowKind.Removal);

    /// <summary>The entries other than <see cref="Removals"/>.</summary>
    public static ImmutableArray<AllowEntry> In(YamlMap file) =>
        [
            .. Nodes(file)
                .Where(node => !IsRemoval(node))
                .Select(node => new AllowEntry(
                    AllowEntry.KindOf(node.Text("what")!),
                    node.Text("reason")!.Trim(),
                    node.At
                )
                {
                    Edit = node.Text("edit"),
                }),
        ];

    /// <summary>The entries that allow removing a step or touch; they mean the same as those under 'removed'.</summary>
    public static IEnumerable<YamlMap> Removals(YamlMap file) => Nodes(file).Where(IsRemoval);

    /// <summary>All entries.</summary>
    public static IEnumerable<YamlMap> Nodes(YamlMap file) => (file[Key] as YamlList)?.Items.OfType<YamlMap>() ?? [];

    private static bool IsRemoval(YamlMap node) => node.Text("what") == Removal;
}
