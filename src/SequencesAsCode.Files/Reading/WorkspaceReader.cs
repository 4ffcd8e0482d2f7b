using System.Text.RegularExpressions;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Reads <c>sequences.yaml</c>.</summary>
internal static partial class WorkspaceReader
{
    /// <summary>The name of the workspace file.</summary>
    public const string FileName = "sequences.yaml";

    /// <summary>The pattern of sequence files when the workspace states none.</summary>
    public const string DefaultPattern = "sequences/**/*.yaml";

    /// <summary>The largest number of environments; every file is checked for each of them.</summary>
    public const int MostEnvironments = 100;

    /// <summary>Reads the workspace file; null after an error.</summary>
    /// <param name="files">The workspace.</param>
    /// <param name="environmentName">The environment to take values for; null for the default or only one.</param>
    /// <param name="diagnostics">The mistakes are added here.</param>
    /// <param name="keys">The variables that may hold keys; null when they were checked before.</param>
    public static WorkspaceFile? Read(
        WorkspaceFiles files,
        string? environmentName,
        ICollection<Diagnostic> diagnostics,
        KeyVariables? keys = null
    )
    {
        if (Tree(files, diagnostics) is not { } root)
            return null;
        ImmutableArray<string> names =
        [
            .. ((root as YamlMap)?["environments"] as YamlMap)?.Entries.Select(entry => entry.Key.Value) ?? [],
        ];
        if (names.Length > MostEnvironments)
        {
            var at = ((YamlMap)root).PlaceOf("environments");
            var written = $"a map of {names.Length}";
            diagnostics.Add(Diagnostic.AboveMaximum(at, "environments", written, MostEnvironments));
            return null;
        }

        if (!IsFormed(root, names, files, keys, diagnostics) || !AreNames((YamlMap)root, diagnostics))
            return null;
        if (Choose((YamlMap)root, names, environmentName, diagnostics) is not { } chosen)
            return null;
        if (EnvironmentValues.Resolve(root, chosen) is not YamlMap resolved)
            return null;
        var patterns = ((YamlMap)root)["sequences"]?.Scalars ?? [];
        var built = Build(resolved, chosen, files.Folder);
        foreach (var diagnostic in SampleContacts.Check(resolved, built.Workspace.Variables))
            diagnostics.Add(diagnostic);
        return built with { AllPatterns = [.. patterns.Select(text => text.Value)] };
    }

    private static YamlNode? Tree(WorkspaceFiles files, ICollection<Diagnostic> diagnostics)
    {
        if (!files.Exists(FileName))
        {
            diagnostics.Add(WorkspaceSearch.Missing(files.Folder));
            return null;
        }

        return
            files.Read(FileName, new(FileName), diagnostics) is { } content
            && SourceText.Decode(FileName, content, diagnostics) is { } source
            ? YamlTree.Parse(source, diagnostics)
            : null;
    }

    // Further faults of a refused variable name are not reported, because their messages could show a key.
    private static bool IsFormed(
        YamlNode root,
        ImmutableArray<string> names,
        WorkspaceFiles files,
        KeyVariables? keys,
        ICollection<Diagnostic> diagnostics
    )
    {
        var refused = keys is null ? [] : KeyRules.Check(root, keys).ToList();
        var places = refused.Select(diagnostic => diagnostic.At).ToHashSet();
        var faults = new List<Diagnostic>();
        var passes = TreeCheck.Workspace.Passes(root, names, faults);
        if (passes)
            refused.AddRange(SeedsOutside((YamlMap)root, files));
        refused.AddRange(faults.Where(fault => !places.Contains(fault.At)));
        refused.ForEach(diagnostics.Add);
        return refused.Count == 0;
    }

    private static IEnumerable<Diagnostic> SeedsOutside(YamlMap root, WorkspaceFiles files) =>
        from environment in ((YamlMap)root["environments"]!).Entries
        let seed = ((environment.Value as YamlMap)?["emulator"] as YamlMap)?["seed"] as YamlScalar
        where seed is not null && (BodyPath.Resolve(FileName, seed.Value) is not { } path || !files.StaysInside(path))
        select Diagnostic.SeedOutsideWorkspace(seed.At, seed.Value);

    // The name of an environment becomes part of a file name, so it must not lead out of the folder.
    private static bool AreNames(YamlMap root, ICollection<Diagnostic> diagnostics)
    {
        var wrong =
            (root["environments"] as YamlMap)
                ?.Entries.Where(entry => !EnvironmentName().IsMatch(entry.Key.Value))
                .ToList()
            ?? [];
        foreach (var entry in wrong)
            diagnostics.Add(
                Diagnostic.WrongForm(
                    entry.Key.At,
                    "environments",
                    entry.Key.Value,
                    "a name of letters, digits, '.', '_' and '-', at most 100, that begins with a letter or digit"
                )
            );
        var byCase = ((root["environments"] as YamlMap)?.Entries ?? [])
            .GroupBy(entry => entry.Key.Value, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1).Select(entry => (entry.Key, First: group.First().Key.Value)))
            .ToList();
        foreach (var (key, first) in byCase)
            diagnostics.Add(Diagnostic.EnvironmentsByCase(key.At, key.Value, first));
        return wrong.Count == 0 && byCase.Count == 0;
    }

    private static string? Choose(
        YamlMap root,
        ImmutableArray<string> names,
        string? asked,
        ICollection<Diagnostic> diagnostics
    )
    {
        var written = root.Text("default_environment");
        var chosen = asked ?? written ?? (names.Length == 1 ? names[0] : null);
        var unknown = written is not null && !names.Contains(written) ? written : null;
        if (unknown is not null)
            diagnostics.Add(
                Diagnostic.EnvironmentUnknown(
                    root["default_environment"]!.At,
                    unknown,
                    Similar.To(unknown, names),
                    names
                )
            );
        var at = new SourceLocation(FileName);
        if (asked is not null && !names.Contains(asked))
            diagnostics.Add(Diagnostic.EnvironmentUnknown(at, asked, Similar.To(asked, names), names));
        else if (chosen is null)
            diagnostics.Add(Diagnostic.EnvironmentNotChosen(at, names));
        return chosen is not null && unknown is null && names.Contains(chosen) ? chosen : null;
    }

    private static WorkspaceFile Build(YamlMap root, string environment, string folder)
    {
        ImmutableArray<WorkspaceEnvironment> environments =
        [
            .. ((YamlMap)root["environments"]!).Entries.Select(Environment),
        ];
        var workspace = new Workspace(
            folder,
            environments,
            PolicyOf(root["policy"] as YamlMap),
            [
                .. Maps(root["removed_sequences"])
                    .Select(map => new RemovedSequence(
                        map.Text("key")!,
                        map.Text("do") == "archive",
                        map.Text("reason")!.Trim(),
                        map.At
                    )),
            ],
            [.. (root["variables"] as YamlList)?.Items.OfType<YamlScalar>().Select(name => name.Value) ?? []]
        )
        {
            DefaultEnvironment = root.Text("default_environment") ?? (environments is [var only] ? only.Name : null),
            Allow = AllowEntries.In(root),
            Lint = Levels(root["lint"] as YamlMap),
            HasReadmes = root.Text("readme") != "false",
            SampleContacts = SampleContacts.In(root),
        };
        return new(
            workspace,
            environments.First(candidate => candidate.Name == environment),
            Patterns(root["sequences"]),
            MarkdownStyle.In(root, MarkdownStyle.Default)
        );
    }

    private static WorkspaceEnvironment Environment(YamlEntry entry)
    {
        var name = entry.Key.Value;
        var settings = (YamlMap)entry.Value;
        if (settings["supaglue"] is YamlMap supaglue)
            return new WorkspaceEnvironment.Supaglue(
                name,
                supaglue.Text("customer_id")!,
                supaglue.Text("provider_name")!,
                supaglue.Text("key_env") ?? KeyedService.Supaglue.UsualVariable
            );
        return settings["apollo"] is YamlMap apollo
            ? new WorkspaceEnvironment.Apollo(
                name,
                apollo.Text("account"),
                apollo.Text("key_env") ?? KeyedService.Apollo.UsualVariable
            )
            : new WorkspaceEnvironment.Emulator(name, (settings["emulator"] as YamlMap)?.Text("seed"));
    }

    private static Policy PolicyOf(YamlMap? policy) =>
        new(
            policy?.Text("drift") == "revert" ? DriftPolicy.Revert : DriftPolicy.Report,
            policy?.Text("removals") switch
            {
                "deny" => RemovalPolicy.Deny,
                "allow" => RemovalPolicy.Allow,
                _ => RemovalPolicy.Guarded,
            },
            policy?.Text("activation") == "allow",
            policy?.Text("create_only") == "error"
        )
        {
            RewritesAccepted = policy?.Text("rewrites") == "accept",
        };

    private static ImmutableDictionary<string, LintLevel> Levels(YamlMap? lint) =>
        (lint?.Entries ?? []).ToImmutableDictionary(
            entry => entry.Key.Value,
            entry => Enum.Parse<LintLevel>(((YamlScalar)entry.Value).Value, ignoreCase: true),
            StringComparer.Ordinal
        );

    private static ImmutableArray<(string Pattern, SourceLocation At)> Patterns(YamlNode? node) =>
        node switch
        {
            YamlScalar one => [(one.Value, one.At)],
            YamlList several => [.. several.Items.OfType<YamlScalar>().Select(pattern => (pattern.Value, pattern.At))],
            _ => [(DefaultPattern, new(FileName))],
        };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex EnvironmentName();

    private static IEnumerable<YamlMap> Maps(YamlNode? list) => (list as YamlList)?.Items.OfType<YamlMap>() ?? [];
}
