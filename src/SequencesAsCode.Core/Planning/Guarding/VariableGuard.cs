using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>
/// The guard of new merge variables in a sequence that sends: one that is not known, or one in braces that Apollo does
/// not read. Variables that the same email has in Apollo already are not new. The workspace sets the levels.
/// </summary>
internal static class VariableGuard
{
    private const int MostPlaces = 8;

    /// <summary>What stops the sequence.</summary>
    public static IEnumerable<Block> Blocks(SequenceChange change, Workspace workspace)
    {
        foreach (var finding in Find(change, workspace, LintLevel.Error))
        {
            var lines = LinesToList(finding.Variables, workspace);
            yield return new(
                finding.IsUnknown ? BlockCode.UnknownVariable : BlockCode.SingleBraces,
                finding.Report.Message,
                lines.IsEmpty ? finding.Report.At : new(Guards.WorkspaceFile)
            )
            {
                LinesToAdd = lines,
                Variables =
                [
                    .. finding.Variables.Select(variable => variable.Written).Distinct(StringComparer.Ordinal),
                ],
            };
        }
    }

    /// <summary>The warnings, for variables that the workspace does not treat as errors.</summary>
    public static IEnumerable<Diagnostic> Warnings(SequenceChange change, Workspace workspace) =>
        Find(change, workspace, LintLevel.Warning).Select(finding => finding.Report);

    // Reads no text unless a rule has this level.
    private static IEnumerable<Finding> Find(SequenceChange change, Workspace workspace, LintLevel level)
    {
        var asksUnknown = workspace.LevelOf(Diagnostic.NewUnknownVariableCode) == level;
        var asksBraces = workspace.LevelOf(Diagnostic.NewSingleBracesCode) == level;
        if (!asksUnknown && !asksBraces)
            return [];
        if (change.After is not { } after || !Sends(change))
            return [];
        return NewIn(change, after, new KnownVariables(workspace.Variables))
            .Where(variable => variable.IsUnknown ? asksUnknown : asksBraces)
            .GroupBy(variable => variable.IsUnknown)
            .OrderByDescending(group => group.Key)
            .Select(group => Finding.Of([.. group], group.Key));
    }

    // The variables of all touches that Apollo does not have in the same touch now, with their places.
    private static IEnumerable<Variable> NewIn(SequenceChange change, SequenceContent after, KnownVariables known)
    {
        var before = (change.Before?.Steps ?? [])
            .SelectMany(step => step.Touches)
            .ToLookup(touch => touch.Handle, StringComparer.Ordinal);
        var places = change
            .Steps.SelectMany(step => step.Touches)
            .ToLookup(touch => touch.Handle, touch => touch.At, StringComparer.Ordinal);
        foreach (var touch in after.Steps.SelectMany(step => step.Touches))
        {
            var held = before[touch.Handle]
                .SelectMany(old => In(old, known))
                .Select(old => old.Written)
                .ToHashSet(StringComparer.Ordinal);
            var at = places[touch.Handle].FirstOrDefault() ?? change.At;
            foreach (var variable in In(touch, known).Where(one => !held.Contains(one.Written)).Distinct())
                yield return variable with
                {
                    Handle = touch.Handle,
                    At = at,
                };
        }
    }

    // Whether the change switches it on, or leaves it on.
    private static bool Sends(SequenceChange change) =>
        Effects.SwitchesOn(change.Fields) || (change.Live && !Effects.SwitchesOff(change.Fields));

    private static IEnumerable<string> Texts(TouchContent touch)
    {
        if (touch.Fields[Fields.Subject] is FieldValue.Text subject)
            yield return subject.Value;
        if (touch.Fields[Fields.Body] is FieldValue.Html body)
            yield return body.Markup;
    }

    private static IEnumerable<Variable> In(TouchContent touch, KnownVariables known) =>
        Texts(touch).SelectMany(text => In(text, known));

    private static IEnumerable<Variable> In(string text, KnownVariables known)
    {
        foreach (var part in MergeText.Parts(text))
        {
            if (part is not { Name: { } name })
                continue;
            if (!part.IsClosed && text.AsSpan(part.Index + part.Source.Length).StartsWith("}"))
                yield return new($"{part.Source}}}", known.Nearest(name) ?? name, false);
            else if (part.IsClosed && !known.Contains(name))
                yield return new($"{{{{{name}}}}}", known.Nearest(name), true);
        }

        foreach (var (name, _) in MergeText.InSingleBraces(text).Where(single => known.Contains(single.Name)))
            yield return new($"{{{name}}}", name, false);
    }

    // Leaves out misspellings, and what is in single braces: listing one would let the mistake through.
    private static ImmutableArray<string> LinesToList(ImmutableArray<Variable> variables, Workspace workspace)
    {
        ImmutableArray<string> lines =
        [
            .. variables
                .Where(variable => variable.Meant is null)
                .Select(variable => variable.Written[2..^2])
                .Distinct(StringComparer.Ordinal)
                .Select(name => $"  - {YamlText.Of(name)}"),
        ];
        return lines.IsEmpty || !workspace.Variables.IsEmpty ? lines : lines.Insert(0, "variables:");
    }

    private sealed record Variable(string Written, string? Meant, bool IsUnknown)
    {
        public string Handle { get; init; } = "";

        public SourceLocation? At { get; init; }

        public override string ToString()
        {
            var place = At is { } at ? $" ({at})" : "";
            var advice = Meant is { } meant ? $", write {{{{{meant}}}}}" : "";
            return $"{Written} in '{Handle}'{place}{advice}";
        }
    }

    private sealed record Finding(ImmutableArray<Variable> Variables, bool IsUnknown, Diagnostic Report)
    {
        public static Finding Of(ImmutableArray<Variable> variables, bool isUnknown)
        {
            var what = ShortList.Of([.. variables.Select(variable => variable.ToString())], MostPlaces, "; ");
            var diagnostic = isUnknown
                ? Diagnostic.NewUnknownVariable(variables[0].At, what)
                : Diagnostic.NewSingleBraces(variables[0].At, what);
            return new(variables, isUnknown, diagnostic);
        }
    }
}
