using System.Globalization;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>Shows how far a run over contacts is: a bar on a terminal, one plain line a call elsewhere; always on
/// stderr.</summary>
internal sealed class ContactProgress(Terminal terminal, ResultWriter output, ProgressBar bar)
{
    public async Task<ContactReport> RunAsync(
        ContactPlan plan,
        Func<Action<IReadOnlyCollection<ContactResult>>, Task<ContactReport>> run
    )
    {
        var (settled, total) = (0, plan.Contacts.Length * plan.Sequences.Length);
        if (!terminal.IsInteractive)
            return await run(results => output.Notice(Say(results))).ConfigureAwait(false);
        return await bar.RunAsync(
                string.Create(CultureInfo.InvariantCulture, $"{total:N0} contacts"),
                total,
                move => run(results => move(Say(results), results.Count))
            )
            .ConfigureAwait(false);

        string Say(IReadOnlyCollection<ContactResult> results)
        {
            settled += results.Count;
            return string.Create(CultureInfo.InvariantCulture, $"{settled:N0} of {total:N0} contacts");
        }
    }
}
