using System.Text.RegularExpressions;
using SequencesAsCode.Testing;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>A step of a job that is shell.</summary>
/// <param name="Name">For failures.</param>
/// <param name="Id">Under which others find its outputs; empty for none.</param>
/// <param name="Script">What bash gets.</param>
/// <param name="Variables">As written, expressions included.</param>
/// <param name="Condition">As written; empty for none.</param>
internal sealed record ShellStep(
    string Name,
    string Id,
    string Script,
    IReadOnlyDictionary<string, string> Variables,
    string Condition
);

/// <summary>Reads pipeline files.</summary>
internal static partial class Steps
{
    public static YamlMappingNode Load(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Repository.Root, path));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[^1].RootNode;
    }

    public static YamlNode? Get(this YamlNode? node, params string[] path) =>
        path.Aggregate(
            node,
            (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null
        );

    public static string Text(this YamlNode? node, params string[] path) =>
        (node.Get(path) as YamlScalarNode)?.Value ?? "";

    public static IEnumerable<YamlNode> List(this YamlNode? node, params string[] path) =>
        node.Get(path) is YamlSequenceNode list ? list.Children : [];

    public static Dictionary<string, string> Map(this YamlNode? node, params string[] path) =>
        node.Get(path) is YamlMappingNode map
            ? map
                .Children.Where(pair => pair.Value is YamlScalarNode)
                .ToDictionary(
                    pair => ((YamlScalarNode)pair.Key).Value!,
                    pair => ((YamlScalarNode)pair.Value).Value!,
                    StringComparer.Ordinal
                )
            : new(StringComparer.Ordinal);

    /// <summary>The names of a map with what is below each.</summary>
    public static IEnumerable<(string Name, YamlNode Node)> Inputs(this YamlNode? node, params string[] path) =>
        node.Get(path) is YamlMappingNode map
            ? map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value))
            : [];

    /// <summary>The shell steps of a list; <paramref name="shell"/> is the key that makes one.</summary>
    public static List<ShellStep> Of(
        IEnumerable<YamlNode> steps,
        string shell,
        string name,
        string id,
        string condition
    ) =>
        [
            .. steps
                .Where(step => step.Get(shell) is not null)
                .Select(step => new ShellStep(
                    step.Text(name),
                    step.Text(id),
                    step.Text(shell),
                    step.Map("env"),
                    step.Text(condition)
                )),
        ];

    /// <summary>
    /// The text with each expression of the platform (not of bash) replaced by its value; one that the job is not known
    /// to have is a failure; an output that no step wrote is empty.
    /// </summary>
    public static string Resolve(string text, IReadOnlyDictionary<string, string> known) =>
        Expression()
            .Replace(
                text,
                match =>
                    known.TryGetValue(match.Groups["name"].Value.Trim(), out var value) ? value
                    : match.Groups["name"].Value.Trim().StartsWith("steps.", StringComparison.Ordinal) ? ""
                    : throw new InvalidOperationException($"The expression '{match.Value}' has no value here.")
            );

    [GeneratedRegex(@"\$\{\{(?<name>[^}]*)\}\}|\$\((?<name>[A-Za-z][A-Za-z0-9_.]*)\)")]
    private static partial Regex Expression();
}
