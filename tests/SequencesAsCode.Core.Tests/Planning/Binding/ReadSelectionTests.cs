using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Tests.Planning.Binding;

/// <summary>
/// Which sequences <c>--refresh changed</c> leaves unread: only one of which nothing shows that a plan could have
/// anything to say.
/// </summary>
[TestFixture]
internal sealed class ReadSelectionTests
{
    private static readonly DesiredSequence File = Wanted
        .Sequence(
            "q3",
            Wanted.Emails("intro", 1, Wanted.Touch("a", "First words"), Wanted.Touch("b", "Other words")),
            Wanted.Call("call", "Ask about the budget"),
            Wanted.Email(null, "Last words", 4)
        )
        .With(Fields.Active, new FieldValue.Flag(true))
        .With(Fields.Schedule, new FieldValue.Reference("5c1004a0cccccccccccc0001", null))
        .With(Fields.Labels, new FieldValue.Set(["Outbound"]))
        .With(Fields.MaxEmailsPerDay, new FieldValue.Number(50));

    private static readonly Case Same = Case.Of(File);

    private static IEnumerable<TestCaseData> Read() =>
        new (string Name, Case Case)[]
        {
            ("no lock", Same with { Known = null }),
            ("the row is gone", Same with { Row = null }),
            (
                "an id in the file that the lock has under another key",
                Same with
                {
                    File = File with { Key = "other", Id = Held.Id(1) },
                }
            ),
            ("the key was renamed", Same with { File = File with { Key = "other", Was = "q3" } }),
            ("a create of that key is pending", Same with { Pending = [new("q3", "Sequence q3")] }),
            ("a run began to change it and noted no end", Same with { Begun = ["q3"] }),
            ("the policy takes edits back", Same with { Policy = Policy.Default with { Drift = DriftPolicy.Revert } }),
            ("edits are taken back", Same with { Consents = Consents.None with { RevertDrift = new(false, ["q3"]) } }),
            ("the file is to win", Same with { Consents = Consents.None with { Overwrite = new(false, ["q3"]) } }),
            (
                "what was created in Apollo may go",
                Same with
                {
                    Consents = Consents.None with { Removals = KeySelection.Every },
                }
            ),
            ("all is to be read", Same with { Refresh = Refresh.All }),
            ("only drift is looked for", Same with { IsDriftOnly = true }),
            ("it becomes protected", Same with { File = File with { Protect = true } }),
            (
                "it is not protected any more",
                Same with
                {
                    File = File with { Protect = false },
                    Known = Same.Known! with { IsProtected = true },
                }
            ),
            (
                "a field of the sequence",
                Same with
                {
                    File = File.With(Fields.MaxEmailsPerDay, new FieldValue.Number(51)),
                }
            ),
            (
                "a field that was not in any file",
                Same with
                {
                    File = File.With(Fields.ReplyDelay, new FieldValue.Number(3)),
                }
            ),
            (
                "a value that the service did not keep",
                Same with
                {
                    Known = Same.Known! with
                    {
                        Fields = Same.Known!.Fields.With(Fields.MaxEmailsPerDay, new("50", "40", null, true)),
                    },
                }
            ),
            ("the wait of a step", Same with { File = File.WithStep(1, step => step.With(Fields.Wait, Some.Days(9))) }),
            (
                "the note of a step",
                Same with
                {
                    File = File.WithStep(1, step => step.With(Fields.Note, Some.Html("Ask about the team"))),
                }
            ),
            (
                "the body of a touch",
                Same with
                {
                    File = File.WithStep(
                        0,
                        step => step.WithTouch(1, touch => touch.With(Fields.Body, Some.Html("New words")))
                    ),
                }
            ),
            (
                "the subject of a touch",
                Same with
                {
                    File = File.WithStep(
                        2,
                        step => step.WithTouch(0, touch => touch.With(Fields.Subject, Some.Text("New")))
                    ),
                }
            ),
            ("the key of a step", Same with { File = File.WithStep(1, step => step with { Key = "ask" }) }),
            (
                "the key of a step that had none",
                Same with
                {
                    File = File.WithStep(2, step => step with { Key = "last" }),
                }
            ),
            (
                "the key of a touch",
                Same with
                {
                    File = File.WithStep(0, step => step.WithTouch(1, touch => touch with { Key = "c" })),
                }
            ),
            (
                "the type of a step",
                Same with
                {
                    File = File.WithStep(1, step => step with { Type = StepTypes.ActionItem }),
                }
            ),
            ("another id of a step", Same with { File = File.WithStep(1, step => step with { Id = Held.Id(9) }) }),
            (
                "another id of a touch",
                Same with
                {
                    File = File.WithStep(0, step => step.WithTouch(0, touch => touch with { Id = Held.Id(9) })),
                }
            ),
            ("a step left the file", Same with { File = File.WithoutStep(1) }),
            ("a step without a key left the file", Same with { File = File.WithoutStep(2) }),
            ("a step is new", Same with { File = File.WithSteps([.. File.Steps!.Value, Wanted.Call("more", "More")]) }),
            (
                "steps changed places",
                Same with
                {
                    File = File.WithSteps(File.Steps!.Value[1], File.Steps.Value[0], File.Steps.Value[2]),
                }
            ),
            (
                "a touch left the file",
                Same with
                {
                    File = File.WithStep(0, step => step.WithTouches(step.Touches!.Value[0])),
                }
            ),
            (
                "a touch is new",
                Same with
                {
                    File = File.WithStep(
                        0,
                        step => step.WithTouches([.. step.Touches!.Value, Wanted.Touch("c", "Third words")])
                    ),
                }
            ),
            ("a tombstone by id", Same with { File = File with { Removed = [Wanted.Tombstone(Held.Id(1, 20))] } }),
            (
                "a tombstone by an id that no lock knows",
                Same with
                {
                    File = File with { Removed = [Wanted.Tombstone(Held.Id(7))] },
                }
            ),
            (
                "a tombstone by a key that the lock has",
                Same with
                {
                    File = File.WithoutStep(1) with { Removed = [Wanted.Tombstone(key: "call")] },
                }
            ),
            ("renamed in Apollo", Same.Showing(row => row with { Name = "Renamed" })),
            ("paused in Apollo", Same.Showing(Fields.Active, new FieldValue.Flag(false))),
            (
                "another schedule in Apollo",
                Same.Showing(Fields.Schedule, new FieldValue.Reference("5c1004a0cccccccccccc0002", null))
            ),
            ("another label in Apollo", Same.Showing(Fields.Labels, new FieldValue.Set(["Outbound", "Q3"]))),
            ("another limit in Apollo", Same.Showing(Fields.MaxEmailsPerDay, new FieldValue.Number(1))),
            ("a row without active", Same.Showing(row => row with { Fields = row.Fields.Without(Fields.Active) })),
            (
                "a row without a schedule",
                Same.Showing(row => row with { Fields = row.Fields.Without(Fields.Schedule) })
            ),
            ("a row without labels", Same.Showing(row => row with { Fields = row.Fields.Without(Fields.Labels) })),
            ("a row without steps", Same.Showing(row => row with { StepRows = null })),
            ("a step deleted in Apollo", Same.Showing(row => row with { StepRows = row.StepRows!.Value.RemoveAt(1) })),
            (
                "a step made in Apollo",
                Same.Showing(row =>
                    row with
                    {
                        StepRows = row.StepRows!.Value.Add(new(Held.Id(1, 90), StepTypes.Call, FieldSet.Empty)),
                    }
                )
            ),
            (
                "steps moved in Apollo",
                Same.Showing(row =>
                    row with
                    {
                        StepRows = [row.StepRows!.Value[1], row.StepRows.Value[0], row.StepRows.Value[2]],
                    }
                )
            ),
            ("another type in Apollo", Same.ShowingStep(step => step with { Type = StepTypes.ActionItem })),
            (
                "another wait in Apollo",
                Same.ShowingStep(step => step with { Fields = FieldSet.Of((Fields.Wait, Some.Days(30))) })
            ),
            ("a step's row without its wait", Same.ShowingStep(step => step with { Fields = FieldSet.Empty })),
        }.Select(pair => new TestCaseData(pair.Case).SetArgDisplayNames(pair.Name));

    private static IEnumerable<TestCaseData> Unread() =>
        new (string Name, Case Case)[]
        {
            ("nothing happened", Same),
            ("its id stands in the file", Same with { File = File with { Id = Held.Id(1) } }),
            (
                "ids of parts stand in the file",
                Same with
                {
                    File = File.WithStep(
                        0,
                        step =>
                            step.WithTouch(1, touch => touch with { Id = Held.Id(1, 12) }) with
                            {
                                Id = Held.Id(1, 10),
                            }
                    ),
                }
            ),
            (
                "touches stand in another order",
                Same with
                {
                    File = File.WithStep(0, step => step.WithTouches(step.Touches!.Value.Reverse())),
                }
            ),
            (
                "a field is managed no more",
                Same with
                {
                    File = File with { Fields = File.Fields.Without(Fields.MaxEmailsPerDay) },
                }
            ),
            (
                "steps are managed no more, and were changed in Apollo",
                Same.Showing(row => row with { StepRows = [] }) with
                {
                    File = File with { Steps = null },
                }
            ),
            (
                "a field that is not in any file was changed in Apollo",
                Same.Showing(Fields.ReplyDelay, new FieldValue.Number(9))
            ),
            (
                "a row that does not say what rows need not say",
                Same.Showing(row => row with { Fields = row.Fields.Without(Fields.MaxEmailsPerDay) })
            ),
            (
                "a tombstone by a key that is done",
                Same with
                {
                    File = File with { Removed = [Wanted.Tombstone(key: "old")] },
                }
            ),
            ("its former key is still named", Same with { File = File with { Was = "before" } }),
            (
                "it is protected, which the lock knows",
                Same with
                {
                    File = File with { Protect = true },
                    Known = Same.Known! with { IsProtected = true },
                }
            ),
            (
                "consents of others, and to start sending",
                Same with
                {
                    Consents = new(
                        new(false, ["other"]),
                        KeySelection.Every,
                        new(false, ["other"]),
                        new(false, ["other"])
                    )
                    {
                        ManyAtOnce = true,
                    },
                }
            ),
            ("a create of another key is pending", Same with { Pending = [new("other", "Other")] }),
            ("a run began to change another one", Same with { Begun = ["other"] }),
            (
                "a body that the service rewrote",
                Same with
                {
                    Known = Same.Known! with
                    {
                        Steps = Same.Known!.Steps.SetItem(
                            1,
                            Same.Known.Steps[1] with
                            {
                                Fields = Same
                                    .Known.Steps[1]
                                    .Fields.With(
                                        Fields.Note,
                                        new(
                                            FieldToken.Of(Fields.Note, Some.Html("Ask about the budget")),
                                            "sha256:rewritten"
                                        )
                                    ),
                            }
                        ),
                    },
                }
            ),
            (
                "a source that a newer version renders otherwise",
                Same with
                {
                    File = File.WithStep(
                        1,
                        step => step.With(Fields.Note, new FieldValue.Html("<p>rendered</p>", "sha256:source"))
                    ),
                    Known = Same.Known! with
                    {
                        Steps = Same.Known!.Steps.SetItem(
                            1,
                            Same.Known.Steps[1] with
                            {
                                Fields = Same
                                    .Known.Steps[1]
                                    .Fields.With(Fields.Note, new("sha256:then", "sha256:then", "sha256:source")),
                            }
                        ),
                    },
                }
            ),
        }.Select(pair => new TestCaseData(pair.Case).SetArgDisplayNames(pair.Name));

    [TestCaseSource(nameof(Read))]
    public void What_shows_a_difference_is_read(Case one)
    {
        var selection = one.Select();

        Assert.That(selection.AsLocked, Is.Empty);
        Assert.That(selection.Ids, Is.EqualTo(new[] { Held.Id(1) }));
    }

    [TestCaseSource(nameof(Unread))]
    public void What_shows_none_is_left(Case one)
    {
        var selection = one.Select();

        Assert.That(selection.Ids, Is.Empty);
        Assert.That(selection.AsLocked, Is.EqualTo(new[] { Held.Id(1) }));
    }

    [Test]
    public void A_sequence_that_lost_its_file_is_read()
    {
        var selection = ReadSelection.Select(
            new(Same.Workspace, Same.Workspace.Environments[0], [], ""),
            Same.Listing,
            Same.Lock,
            PlanOptions.For("apollo") with
            {
                Refresh = Refresh.Changed,
            }
        );

        Assert.That(
            (selection.Ids.Single(), selection.AsLocked),
            Is.EqualTo((Held.Id(1), ImmutableHashSet<string>.Empty))
        );
    }

    [Test]
    public void Outside_the_target_nothing_is_read_and_nothing_left()
    {
        var selection = (Same with { Targets = ["other"] }).Select();

        Assert.That((selection.Ids.Length, selection.AsLocked.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_name_in_the_file_counts_as_the_id_behind_it()
    {
        var named = Same with { File = File.With(Fields.Schedule, new FieldValue.Reference(null, "Office hours")) };

        var ids = new[] { "5c1004a0cccccccccccc0001", "5c1004a0cccccccccccc0009" }.Select(id =>
            (named with { Schedules = [new(id, "Office hours")] }).Select().Ids.Length
        );

        Assert.That(ids, Is.EqualTo(new[] { 0, 1 }));
    }

    internal sealed record Case(DesiredSequence File, BaseSequence? Known, SequenceRow? Row)
    {
        public ImmutableArray<PendingCreate> Pending { get; init; } = [];

        public ImmutableHashSet<string> Begun { get; init; } = [];

        public ImmutableArray<DirectoryEntry>? Schedules { get; init; }

        public ImmutableArray<string> Targets { get; init; } = [];

        public Policy Policy { get; init; } = Policy.Default;

        public Consents Consents { get; init; } = Consents.None;

        public Refresh Refresh { get; init; } = Refresh.Changed;

        public bool IsDriftOnly { get; init; }

        public Workspace Workspace =>
            new("/workspace", [new WorkspaceEnvironment.Apollo("production", null, "APOLLO_API_KEY")], Policy, [], []);

        public Base Lock =>
            Base.Empty with
            {
                Sequences = Known is null ? [] : [Known],
                PendingCreates = Pending,
                Unfinished = Begun,
            };

        public CurrentState Listing =>
            CurrentState.Empty with
            {
                Rows = Row is null ? [] : [Row],
                Directory = AccountDirectory.Empty with { Schedules = Schedules },
            };

        public static Case Of(DesiredSequence file)
        {
            var held = Held.Of(file);
            return new(
                file,
                Held.Known(file, held),
                new(held.Id, held.Name, held.Active)
                {
                    Fields = held.Fields.Without(Fields.Name),
                    StepRows =
                    [
                        .. held.Steps.Select(step => new StepRow(
                            step.Id,
                            step.Type,
                            step.Fields.Where(field => ReferenceEquals(field, Fields.Wait))
                        )),
                    ],
                }
            );
        }

        public Case Showing(Func<SequenceRow, SequenceRow> edit) => this with { Row = edit(Row!) };

        public Case Showing(Field field, FieldValue value) =>
            Showing(row => row with { Fields = row.Fields.With(field, value) });

        public Case ShowingStep(Func<StepRow, StepRow> edit) =>
            Showing(row => row with { StepRows = row.StepRows!.Value.SetItem(1, edit(row.StepRows.Value[1])) });

        public ReadSelection Select() =>
            ReadSelection.Select(
                new(Workspace, Workspace.Environments[0], [File], ""),
                Listing,
                Lock,
                new("apollo", Targets, Consents) { Refresh = Refresh, DriftOnly = IsDriftOnly }
            );
    }
}
