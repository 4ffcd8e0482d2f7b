namespace SequencesAsCode.Core.States;

/// <summary>A contact that a workspace declares to preview emails with. It is never sent anywhere.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Values">Values of dynamic variables by name; a variable that is not among them is missing.</param>
public sealed record DeclaredContact(string Name, ImmutableSortedDictionary<string, string> Values);
