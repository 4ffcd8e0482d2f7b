using System.Globalization;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>Can one sequence be read?</summary>
internal sealed class OneIsReadable()
    : Experiment(
        FactNames.ReadOne,
        "Can one sequence be read by its id? (not documented)",
        "Refused: a plan tries one, and if that is refused too, compares only the rows of the list."
    )
{
    public override int Updates => 0;

    public override Task<ImmutableArray<Finding>> AskAsync(Scratch scratch) =>
        Task.FromResult<ImmutableArray<Finding>>([
            scratch.ReadRefusal is { } text ? Finding.Refused(Name, text) : Finding.Yes(Name),
        ]);
}

/// <summary>Are the settings of a new sequence those of the recordings?</summary>
internal sealed class DefaultsAsRecorded()
    : Experiment(
        "create.defaults_as_recorded",
        "Does a create without settings give those of the recordings?",
        "The defaults of the field table are those of the recordings."
    )
{
    public override int Updates => 0;

    public override Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        if (scratch.Created is not { } created)
            return Task.FromResult<ImmutableArray<Finding>>([
                Finding.Unclear(Name, "The answer to the create did not show the sequence."),
            ]);
        var delay = created.Campaign[Fields.ReplyDelay.ApiName];
        var isRecorded = delay is JsonValue value && value.TryGetValue<int>(out var days) && days == 30;
        var seen = $"{Fields.ReplyDelay.ApiName}: {Finding.Shown(delay)}";
        return Task.FromResult<ImmutableArray<Finding>>([Finding.Of(Name, isRecorded, seen)]);
    }
}

/// <summary>Does the search show a new sequence at once?</summary>
internal sealed class SearchIsCurrent()
    : Experiment(
        "search.is_current",
        "Does the search show a new sequence at once?",
        "No: the number of seconds. The program looks for 30 seconds before it calls a lost create unknown."
    )
{
    private const int MostSeconds = 30;

    public override int Updates => 0;

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var begun = scratch.Time.GetUtcNow();
        for (var pause = 1; ; pause *= 2)
        {
            var rows = await scratch.Door.FindAsync(scratch.Cancellation).ConfigureAwait(false);
            var seconds = (int)(scratch.Time.GetUtcNow() - begun).TotalSeconds;
            var late = string.Create(CultureInfo.InvariantCulture, $"after {seconds} seconds");
            if (rows.Length > 0)
                return [Finding.Of(Name, pause == 1, late)];
            if (seconds >= MostSeconds)
                return [Finding.Unclear(Name, $"not shown {late}")];
            await scratch.PauseAsync(pause).ConfigureAwait(false);
        }
    }
}

/// <summary>Do the answers have the keys that the program reads?</summary>
internal sealed class AnswerKeys()
    : Experiment(
        "answer.has_known_keys",
        "Does a read have every key of the field table?",
        "No: the missing keys. Such a field can be written, and not compared."
    )
{
    public override int Updates => 0;

    public override Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        if (scratch.Now is not { } now)
            return Task.FromResult<ImmutableArray<Finding>>([Finding.Unclear(Name, "The sequence is not shown.")]);
        var email = now.At(Baseline.Email);
        var missing = Missing(now.Campaign, FieldOwner.Sequence)
            .Concat(Missing(email.Step, FieldOwner.Step))
            .Concat(email.Touches is [var first, ..] ? Missing(first.Touch, FieldOwner.Touch) : ["emailer_touches"])
            .ToList();
        return Task.FromResult<ImmutableArray<Finding>>([
            Finding.Of(Name, missing.Count == 0, string.Join(", ", missing)),
        ]);
    }

    // Labels come back as ids, and the old sharing is documented not to come back.
    private static IEnumerable<string> Missing(JsonObject owner, FieldOwner kind) =>
        Fields
            .Of(kind)
            .Where(field =>
                field.ApiParent is null
                && field.Class != FieldClass.Deprecated
                && !ReferenceEquals(field, Fields.Labels)
                && !owner.ContainsKey(field.ApiName)
            )
            .Select(field => field.FullName);
}
