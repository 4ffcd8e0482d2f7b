using SequencesAsCode.Applying.Locking;

namespace SequencesAsCode.Applying.Tests.Locking;

/// <summary>
/// Locks of a service that counts sequences and steps apart, so that one of each may have the same number.
/// </summary>
public sealed class NumberedLockTests
{
    private static readonly BaseSequence Sequence = new(
        "871",
        "renewal",
        "Renewal",
        BaseFields.Empty,
        [new("871", "first", "auto_email", BaseFields.Empty, [new("871-touch", null, BaseFields.Empty)])]
    );

    [Test]
    public void A_sequence_and_its_step_of_one_number_are_read_as_they_were_written()
    {
        var text = LockFormat.Write("acme at outreach", [Sequence]);

        var (_, _, sequences) = LockFormat.Read(text);

        Assert.That(LockFormat.Write("acme at outreach", sequences), Is.EqualTo(text));
        Assert.That(sequences.Single().Steps.Single().Touches.Single().Id, Is.EqualTo("871-touch"));
    }

    [Test]
    public void Merge_markers_around_them_contradict_nothing()
    {
        var text = LockFormat.Write("acme at outreach", [Sequence]);

        var merged = LockText.Read(
            "sequences.through.lock.json",
            $"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n"
        );

        Assert.That(merged.Sequences!.Value, Has.Length.EqualTo(1));
        Assert.That(LockFormat.Write("acme at outreach", merged.Sequences.Value), Is.EqualTo(text));
    }
}
