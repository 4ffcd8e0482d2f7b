using SequencesAsCode.Cli.Help;
using SequencesAsCode.Cli.Verbs.Ci;
using SequencesAsCode.Cli.Verbs.Contacts;
using SequencesAsCode.Cli.Verbs.Usage;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>The verbs of the program, in the order of the help. A new verb is its own file and one line here.</summary>
internal static class VerbList
{
    /// <summary>Makes every verb, for one command line.</summary>
    public static ImmutableArray<CommandGroup> Groups() =>
        [
            new("Start", new InitVerb(), new ImportVerb(), new DoctorVerb(), new ProbeVerb()),
            new("Edit", new ValidateVerb(), new FmtVerb(), new PreviewVerb()),
            new("Ship", new PlanVerb(), new ShowVerb(), new ApplyVerb(), new MarkerVerb(), new CiGroup()),
            new("Sync", new ListVerb(), new PullVerb()),
            new("People", new ContactsGroup()),
            new("Try", new EmulateVerb()),
            new("Help", new HelpVerb(), new ExplainVerb(), new CompletionVerb(), new VersionVerb()),
        ];
}
