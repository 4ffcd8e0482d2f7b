namespace SequencesAsCode.Output.Text.Accounts;

/// <summary>What a list of sequences shows beside status, name, steps and file.</summary>
/// <param name="Ids">Whether it shows the ids.</param>
/// <param name="People">Whether it shows how many people are in each.</param>
/// <param name="Import">The command that imports the sequences without a file.</param>
public sealed record ListColumns(bool Ids, bool People, string Import);
