using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// One run of plan and apply in which a colleague does one thing before one call, and the runs after it.
/// </summary>
internal sealed class EditorCase : IDisposable
{
    private const string Contact = "enrol";

    // What each email is about, by which it is known wherever it is.
    private static readonly Dictionary<string, string> About = new(StringComparer.Ordinal)
    {
        ["a"] = "Apples ripen in autumn",
        ["b"] = "Bridges carry heavy trains",
        ["c"] = "Clouds gather over hills",
        ["d"] = "Dolphins follow fishing boats",
    };

    private static readonly Consents Switching = Consents.None with
    {
        Activation = KeySelection.Every,
        Creation = KeySelection.Every,
    };
    private readonly Scene scene = new(SomeAccount.Seed());
    private readonly Colleague colleague;
    private readonly string flow;
    private readonly string deed;
    private readonly List<string> problems = [];
    private string? movedStep;
    private string? id;

    public EditorCase(string flow, string deed)
    {
        (this.flow, this.deed, colleague) = (flow, deed, new(scene));
        if (flow == "create")
            return;
        Run(
            First(
                flow == "switch off" ? true
                : flow == "switch on" ? false
                : null
            ),
            Switching
        );
        id = scene.Base().Sequences.Single().Id;
    }

    /// <summary>What a file may change, and what may befall the write.</summary>
    public static IReadOnlyList<string> Flows { get; } =
    ["edit", "structure", "removal", "switch on", "switch off", "create", "refused", "lost", "unsent"];

    /// <summary>What a colleague may do.</summary>
    public static IReadOnlyList<string> Deeds { get; } =
    ["add", "delete", "move", "edit", "edit the same", "delete touch", "rename", "archive", Contact];

    /// <summary>Whether the colleague had anything to do it to.</summary>
    public bool HasActed { get; private set; }

    /// <summary>
    /// Whether the very next call was our write: what happens between a last read and the write that follows it no
    /// client can see.
    /// </summary>
    public bool IsUnseen { get; private set; }

    private bool IsSeenLater { get; set; }

    private bool IsTold { get; set; }

    private DesiredSequence EditedFile =>
        flow switch
        {
            "structure" => First() with
            {
                Steps = [First().Steps!.Value[0], First().Steps!.Value[2], First().Steps!.Value[1], Email("d")],
            },
            "removal" => First() with { Steps = First().Steps!.Value.RemoveAt(0) },
            "switch on" => Edited(First(true)),
            "switch off" => Edited(First(false)),
            "create" => First(true).With(Fields.CcEmails, new FieldValue.Set(["boss@example.com"])),
            _ => Edited(First()),
        };

    /// <summary>Runs with the deed before the given call, counted from the plan's first; then twice more.</summary>
    public IEnumerable<string> Problems(int call)
    {
        scene.Break(
            flow switch
            {
                "refused" =>
                [
                    new Fault
                    {
                        Kind = FaultKind.Answer,
                        Status = 422,
                        Body = """{"error":"No."}""",
                        Method = "PUT",
                    },
                ],
                "lost" => [new Fault { Kind = FaultKind.CutAfter, Method = "PUT" }],
                "unsent" =>
                [
                    new Fault
                    {
                        Kind = FaultKind.CutBefore,
                        Method = "PUT",
                        Times = 3,
                    },
                ],
                _ => [],
            }
        );
        var calls = 0;
        scene.OnCall = made => Meet(made, ++calls >= call);
        var (plan, report) = Run(EditedFile, Switching);
        scene.OnCall = null;
        if (!HasActed)
            return [];

        CheckReport(plan, report);
        scene.Break();
        for (var again = 0; again < 2; again++)
        {
            CheckAccount($"after run {again + 1}");
            Run(EditedFile, Switching);
        }

        CheckAccount("after run 3");
        CheckRest();
        return problems;
    }

    public void Dispose() => scene.Dispose();

    private static DesiredSequence First(bool? isActive = null)
    {
        var b = Email("b");
        var file = Wanted.New(
            "Ours",
            Email("a"),
            b with
            {
                Touches = b.Touches!.Value.Add(
                    Wanted.DraftTouch("b2", "Subject b2", "<p>Bicycles need air</p>") with
                    {
                        At = Some.At("b2"),
                    }
                ),
            },
            Email("c")
        );
        return isActive is { } active ? file.Active(active) : file;
    }

    private static DesiredStep Email(string key) =>
        Wanted.Draft(key, $"Subject {key}", $"<p>{About[key]}</p>") with
        {
            At = Some.At(key),
        };

    private static DesiredSequence Edited(DesiredSequence file) =>
        file.WithStep(
                0,
                step =>
                    step with
                    {
                        Touches = [step.Touches!.Value[0].With(Fields.Subject, Some.Text("Subject a, better"))],
                    }
            )
            .WithStep(2, step => step.With(Fields.Wait, Some.Days(5)));

    private (Plan Plan, ApplyReport Report) Run(DesiredSequence file, Consents consents)
    {
        var plan = scene.PlanAsync(consents, file).GetAwaiter().GetResult();
        return (plan, scene.ApplyAsync(plan).GetAwaiter().GetResult());
    }

    private void Meet(string call, bool isTime)
    {
        if (HasActed)
            IsSeenLater |= id is not null && call == $"GET /emailer_campaigns/{id}";
        if (!isTime || HasActed)
            return;
        id ??= Sequences().FirstOrDefault(sequence => (string)sequence["name"]! == "Ours")?["id"]!.GetValue<string>();
        if (id is null || !Act(id))
            return;
        HasActed = true;
        IsUnseen = call == $"PUT /sequences/{id}";
        IsSeenLater = call == $"GET /emailer_campaigns/{id}";
    }

    private bool Act(string at)
    {
        switch (deed)
        {
            case "add":
                colleague.Edit(
                    at,
                    steps => steps.Insert(1, Colleague.Email("Of a colleague", "<p>Zebras run across plains</p>"))
                );
                return true;
            case "delete":
                return Edit(at, "b", (steps, step) => steps.Remove(step));
            case "move":
                return Edit(at, "b", (steps, _) => Move(steps));
            case "edit":
                return Edit(
                    at,
                    "b",
                    (_, step) => step["emailer_touches"]![0]!["emailer_template"]!["subject"] = "Of a colleague"
                );
            case "edit the same":
                return Edit(
                    at,
                    "a",
                    (_, step) => step["emailer_touches"]![0]!["emailer_template"]!["subject"] = "Of a colleague"
                );
            case "delete touch":
                return Edit(at, "b", (_, step) => step["emailer_touches"]!.AsArray().RemoveAt(1));
            case "rename":
                colleague.Rename(at, "Renamed by a colleague");
                return true;
            case "archive":
                scene.Call("POST", $"/emailer_campaigns/{at}/archive", "{}");
                return true;
            default:
                scene.Enrol(at);
                return true;
        }
    }

    // False where there is nothing to edit.
    private bool Edit(string at, string key, Action<JsonArray, JsonNode> edit)
    {
        if (!Held().ToJsonString().Contains(About[key], StringComparison.Ordinal))
            return false;
        colleague.Edit(
            at,
            steps =>
                edit(steps, steps.First(step => step!.ToJsonString().Contains(About[key], StringComparison.Ordinal))!)
        );
        return true;
    }

    private void Move(JsonArray steps)
    {
        var last = steps[^1]!;
        movedStep = (string)last["id"]!;
        steps.Remove(last);
        steps.Insert(0, last);
    }

    private void CheckReport(Plan plan, ApplyReport report)
    {
        if (report.Results.SingleOrDefault() is not { } result)
            return;
        var target = plan.Sequences.Single().Target;
        if (result.Status == ChangeStatus.Applied && IsSeenLater && target is not null && deed is not Contact)
        {
            var mismatches = ReadBack.Compare(target, scene.ReadAsync(id!).GetAwaiter().GetResult()).Mismatches;
            if (!mismatches.IsEmpty)
                problems.Add($"it says applied, and is not as planned: {string.Join("; ", mismatches)}");
        }

        if (
            !result.Written
            && Held().ToJsonString() is var text
            && (
                text.Contains("better", StringComparison.Ordinal) || text.Contains("Dolphins", StringComparison.Ordinal)
            )
        )
            problems.Add($"written, and it does not say so: {result.Message}");
        IsTold = result.Status != ChangeStatus.Applied;
    }

    private void CheckAccount(string when)
    {
        var held = Held();
        if (Sequences().Count(sequence => (string)sequence["name"]! == "Ours") > 1)
            problems.Add($"{when}: made twice");
        if (!IsUnseen && !IsStillDone(held))
            problems.Add($"{when}: what the colleague did is undone or lost (told: {IsTold})");
        foreach (var step in EditedFile.Steps!.Value)
        {
            var count = held["steps"]!
                .AsArray()
                .Count(other => other!.ToJsonString().Contains(About[step.Key!], StringComparison.Ordinal));
            if (count > 1)
                problems.Add($"{when}: step {step.Key} is there {count} times");
            if (count == 0 && step.Key != "d" && !(deed == "delete" && step.Key == "b"))
                problems.Add($"{when}: step {step.Key} is lost");
        }

        foreach (
            var known in scene
                .Base()
                .Sequences.Where(sequence => sequence.Id == id)
                .SelectMany(sequence => sequence.Steps)
                .Where(step => step.Key is not null)
        )
        {
            var step = held["steps"]!.AsArray().FirstOrDefault(other => (string)other!["id"]! == known.Id);
            if (step is not null && !step.ToJsonString().Contains(About[known.Key!], StringComparison.Ordinal))
                problems.Add($"{when}: the key {known.Key} stands for another step");
        }
    }

    private bool IsStillDone(JsonObject held)
    {
        var text = held.ToJsonString();
        return deed switch
        {
            "add" => text.Contains("Zebras", StringComparison.Ordinal),
            "delete" => !text.Contains(About["b"], StringComparison.Ordinal),
            "move" => (string)held["steps"]![0]!["id"]! == movedStep,
            "edit" or "edit the same" => text.Contains("Of a colleague", StringComparison.Ordinal),
            "delete touch" => !text.Contains("Bicycles", StringComparison.Ordinal),
            "rename" => (string)held["name"]! == "Renamed by a colleague",
            "archive" => (bool)held["archived"]!,
            _ => scene.ReadAsync(id!).GetAwaiter().GetResult().People.Count == 1,
        };
    }

    // At rest, or waiting for a decision; with the file's side chosen it comes to rest.
    private void CheckRest()
    {
        var change = scene.PlanAsync(Switching, EditedFile).GetAwaiter().GetResult().Sequences.Single();
        if (change.Action is not (SequenceAction.None or SequenceAction.Blocked))
            problems.Add($"no rest: {change.Action}, {EffectSentence.Of(change.Effect)}");
        if (deed == "archive")
            return;
        var wins = new Consents(KeySelection.Every, KeySelection.Every, KeySelection.Every, KeySelection.Every)
        {
            Creation = KeySelection.Every,
        };
        Run(EditedFile, wins);
        var last = scene.PlanAsync(wins, EditedFile).GetAwaiter().GetResult().Sequences.Single();
        if (last.Action != SequenceAction.None)
            problems.Add(
                $"no rest although the file wins: {last.Action}: "
                    + $"{string.Join(" ", last.Blocks.Select(block => block.Message))}"
            );
    }

    private JsonObject Held() => Sequences().First(sequence => (string)sequence["id"]! == id);

    private IEnumerable<JsonObject> Sequences() =>
        JsonNode.Parse(scene.Apollo.ExportState())!["sequences"]!.AsArray().Select(sequence => sequence!.AsObject());
}
