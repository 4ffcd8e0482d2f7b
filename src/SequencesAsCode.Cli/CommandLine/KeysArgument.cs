using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>Keys of sequences; every sequence when none is named.</summary>
internal sealed class KeysArgument : Argument<string[]>
{
    public KeysArgument()
        : base("KEY")
    {
        Description = "Keys of sequences. Default: all.";
        Arity = ArgumentArity.ZeroOrMore;
        Validators.Add(OptionParsing.RefuseOptions);
    }
}
