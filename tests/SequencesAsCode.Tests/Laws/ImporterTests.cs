namespace SequencesAsCode.Tests.Laws;

[TestFixture]
internal sealed class ImporterTests
{
    [Test]
    public void A_step_of_an_unknown_type_keeps_its_sequence_out()
    {
        using var drawn = new ImportCase(7);

        var batch = drawn.Import(edit: sequence =>
            sequence with
            {
                Steps = [.. sequence.Steps, new("66e9e215ece19801b21999ff", "fax", FieldSet.Empty, [], People.Nobody)],
            }
        );

        Assert.That(batch.Sequences, Is.Empty);
        Assert.That(
            batch.Refused.Select(refused => refused.Why),
            Is.Not.Empty.And.All.EndsWith("is of the type 'fax', which this version does not know")
        );
    }

    [Test]
    public void A_step_that_does_not_say_when_it_runs_keeps_its_sequence_out()
    {
        using var drawn = new ImportCase(7);

        var batch = drawn.Import(edit: sequence =>
            sequence with
            {
                Steps = [new("66e9e215ece19801b21999ff", StepTypes.Call, FieldSet.Empty, [], People.Nobody)],
            }
        );

        Assert.That(
            batch.Refused.Select(refused => refused.Why),
            Is.Not.Empty.And.All.EqualTo("Apollo does not say when step 1 runs")
                .Or.All.Match("does not say when step 1 runs|the list shows its step")
        );
    }
}
