using System.CommandLine;
using SequencesAsCode.Cli.Verbs.Contacts;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>The verbs of the program, in the order of the help. A new verb is its own file and one line here.</summary>
internal static class VerbList
{
    /// <summary>Makes every verb, for one command line.</summary>
    public static IEnumerable<Command> All() =>
        [
            new InitVerb(),
            new ValidateVerb(),
            new FmtVerb(),
            new PreviewVerb(),
            new PlanVerb(),
            new ShowVerb(),
            new ApplyVerb(),
            new ImportVerb(),
            new PullVerb(),
            new ListVerb(),
            new DoctorVerb(),
            ContactsGroup.Create(),
            new EmulateVerb(),
            new MarkerVerb(),
        ];
}
