using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>
/// The capabilities of Supaglue, and the requests for a change: only the text of a step's first touch can be written
/// (documented for Apollo and Outreach, not for Salesloft).
/// </summary>
/// <param name="provider">The provider behind Supaglue.</param>
internal sealed class SupaglueRequests(Provider provider) : IRequestSource
{
    /// <inheritdoc/>
    public Capabilities Capabilities { get; } =
        new(
            Create: false,
            Archive: false,
            Activation: false,
            Structure: false,
            Writable: provider.IsReadOnly ? [] : [Fields.Subject, Fields.Body]
        )
        {
            ShowsAll = false,

            // The connector writes a touch by a call that is reported to approve it.
            MayApprove = ReferenceEquals(provider, Provider.Apollo),

            // It shows one touch of each Apollo step, and a file with that touch alone would remove the others.
            FitsFiles = !provider.ShowsWholeFile,
            SharesTemplates = provider.SharesTemplates,
            IsReadOnly = provider.IsReadOnly,
            Hidden = [.. provider.Hidden],
            Label = provider.Label,
            Refusal = provider.Refusal,
        };

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) =>
        change.Action == SequenceAction.Update
            ?
            [
                .. change
                    .Steps.Where(step => step.Touches.Any(touch => touch.Action == PartAction.Update))
                    .Select(step => Write(change, step)),
            ]
            : [];

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) =>
        throw new InvalidOperationException("Nothing is created through Supaglue, so nothing refers to it.");

    // Subject and body are sent together, because the effect of leaving one out is not documented. A reply without its
    // own subject has none to send.
    private static PlannedRequest Write(SequenceChange change, StepChange step)
    {
        var touch = change.Target!.Steps.Single(target => target.Id == step.Id).Touches.First();
        var template = new JsonObject();
        if (touch.Fields[Fields.Subject] is FieldValue.Text { Value: var subject })
            template["subject"] = subject;
        if (touch.Fields[Fields.Body] is FieldValue.Html { Markup: var body })
            template["body"] = body;
        return new(
            RequestKind.UpdateStep,
            "PATCH",
            $"/sequences/{change.Id}/sequence_steps/{step.Id}",
            WireRequests.Text(new JsonObject { ["record"] = new JsonObject { ["template"] = template } })
        );
    }
}
