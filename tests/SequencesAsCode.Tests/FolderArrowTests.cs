using System.Reflection;
using SequencesAsCode.Cli;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests;

/// <summary>
/// The arrows between the folders of an assembly, read from the compiled types. The compiler holds those between
/// assemblies.
/// </summary>
public sealed class FolderArrowTests
{
    private static readonly string[] Rooms = ["Core", "Files", "Service", "Applying", "Output", "Cli"];

    [TestCaseSource(nameof(Rooms))]
    public void The_folders_that_a_folder_knows_are_approved(string room)
    {
        var arrows = ArrowsOf(room);

        var known = arrows.Select(folder => $"{folder.Key}: {string.Join(' ', folder.Value)}".TrimEnd());
        var circles = arrows.Keys.Where(folder => Below(folder, arrows).Contains(folder));

        Assert.That(arrows, Has.Count.GreaterThan(4));
        Approve.Text($"{string.Join('\n', known)}\nin a circle: {string.Join(' ', circles)}\n", part: room);
    }

    private static SortedDictionary<string, ImmutableSortedSet<string>> ArrowsOf(string room)
    {
        var assembly = room == "Cli" ? typeof(App).Assembly : Assembly.Load($"SequencesAsCode.{room}");
        var folders = TypeReferences
            .Written(assembly)
            .Where(type => Folder(type, assembly) is not null)
            .GroupBy(type => Folder(type, assembly)!, StringComparer.Ordinal);
        return new(
            folders.ToDictionary(folder => folder.Key, folder => Known(folder.Key, folder, assembly)),
            StringComparer.Ordinal
        );
    }

    private static ImmutableSortedSet<string> Known(string folder, IEnumerable<Type> types, Assembly assembly) =>
        types
            .SelectMany(type => TypeReferences.Of(type).Select(other => Folder(other, assembly)).OfType<string>())
            .Where(other => other != folder)
            .ToImmutableSortedSet(StringComparer.Ordinal);

    private static HashSet<string> Below(string folder, SortedDictionary<string, ImmutableSortedSet<string>> arrows)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(arrows[folder]);
        while (open.TryPop(out var next))
        {
            if (!below.Add(next))
                continue;
            foreach (var further in arrows[next])
                open.Push(further);
        }

        return below;
    }

    // The folder of a type below its assembly's; null for a type of another assembly, and for a generated one.
    private static string? Folder(Type type, Assembly assembly)
    {
        if (type.Assembly != assembly || type.Namespace?.Split('.', 3) is not ["SequencesAsCode", _, .. var rest])
            return null;
        return rest is [var folder] ? folder : ".";
    }
}
