using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>Whether folders of bodies get no generated README.md.</summary>
internal sealed class ReadmeOption : Option<bool>
{
    public ReadmeOption()
        : base(OptionNames.NoReadme) =>
        Description = "Do not write a README.md in body folders. 'readme: false' in sequences.yaml does the same.";
}
