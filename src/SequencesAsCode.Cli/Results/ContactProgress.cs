using System.Globalization;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>Shows the progress of a run over contacts on stderr: a bar on a terminal, elsewhere one plain line per
/// call.</summary>
internal sealed class ContactProgress(Terminal terminal, ResultWriter output, ProgressBar bar)
{
    public async Task<ContactReport> RunAsync(
        ContactPlan plan,
        Func<Action<IReadOnlyCollection<ContactResult>>, Task<ContactReport>> run
    )
    {
        var settled = 0;
        var total = plan.Contacts.Length * plan.Sequences.Length;
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
