using SequencesAsCode.Applying.Probing;

namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>What tests of plans with measured facts share: the facts file of a scene, and fields to change.</summary>
internal static class MeasuredScene
{
    /// <summary>Fields of a sequence that are documented on create only, and are true or false.</summary>
    public static readonly ImmutableArray<Field> Flags =
    [
        Fields.FinishIfReply,
        Fields.FinishIfClick,
        Fields.FinishIfInterested,
        Fields.PauseIfOutOfOffice,
        Fields.TaskIfOpen,
        Fields.IgnoreBounceList,
    ];

    public static WorkspaceEnvironment.Emulator Local { get; } = new("local", null);

    public static Workspace WorkspaceOf(Scene scene) => new(scene.Folder.Path, [Local], Policy.Default, [], []);

    public static FactsStore StoreOf(Scene scene) => new(WorkspaceOf(scene), Local);

    public static FieldValue.Flag Other(FieldValue? held) => new(held is not FieldValue.Flag { Value: true });

    /// <summary>The sequence of the scene as a file, with other values.</summary>
    public static async Task<DesiredSequence> WishAsync(
        Scene scene,
        params ImmutableArray<(Field Field, FieldValue Value)> changes
    )
    {
        var like = await scene.LikeAsync();
        return changes.Aggregate(
            like,
            (wish, change) => wish with { Fields = wish.Fields.With(change.Field, change.Value) }
        );
    }
}
