using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>Does a create with <c>user_id</c> set the owner?</summary>
internal sealed class OwnerOnCreate()
    : Experiment(
        AskedName,
        "Does a create with user_id set the owner? (documents disagree)",
        "The program sets the owner by a second call, an update."
    )
{
    /// <summary>The name of the question, which decides what the create sends.</summary>
    public const string AskedName = "create.user_id";

    public override int Updates => 0;

    public override Task<ImmutableArray<Finding>> AskAsync(Scratch scratch) =>
        Task.FromResult<ImmutableArray<Finding>>([Read(scratch)]);

    private static Finding Read(Scratch scratch)
    {
        if (scratch.Owner is not { } owner)
            return Finding.Unclear(AskedName, "No sequence of another user is known.");
        if (scratch.OwnerRefusal is { } text)
            return Finding.Refused(AskedName, text);
        return (scratch.Created ?? scratch.Now)?.Campaign["user_id"] is JsonValue now
            ? Finding.Of(AskedName, now.ToString() == owner)
            : Finding.Unclear(AskedName, "The owner is not shown.");
    }
}

/// <summary>Is the key accepted in this header?</summary>
/// <param name="name">The name of the question.</param>
/// <param name="header">The header.</param>
/// <param name="scheme">What stands before the key; empty for nothing.</param>
internal sealed class KeyHeader(string name, string header, string scheme)
    : Experiment(
        name,
        $"Is the key accepted in the header '{header}{(scheme.Length > 0 ? $": {scheme.Trim()}" : "")}'?",
        "The program sends a key in X-Api-Key, and an access token as a bearer."
    )
{
    public override int Updates => 0;

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var isAccepted = await scratch
            .Door.IsKeyAcceptedAsync(header, scheme, scratch.Cancellation)
            .ConfigureAwait(false);
        return
        [
            isAccepted switch
            {
                true => Finding.Yes(Name),
                false => Finding.Refused(Name, "401"),
                _ => Finding.Unclear(Name, "The service did not answer."),
            },
        ];
    }
}
