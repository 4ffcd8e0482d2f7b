namespace SequencesAsCode.Output.Wording;

/// <summary>The people of several sequences. A number that the service did not tell makes it a lower bound.</summary>
/// <param name="Known">The sum of the known numbers.</param>
/// <param name="IsExact">Whether every number is known.</param>
internal sealed record PeopleTotal(long Known, bool IsExact)
{
    /// <summary>The total of some numbers.</summary>
    public static PeopleTotal Of(IReadOnlyCollection<People> parts) =>
        new(
            People.Sum(parts.Where(part => part.Count is not null)).Count ?? 0,
            parts.All(part => part.Count is not null)
        );

    /// <summary><c>139 people</c>, <c>at least 139 people</c> or <c>an unknown number of people</c>.</summary>
    public override string ToString()
    {
        if (IsExact)
            return new People(Known).ToString();
        return Known == 0 ? People.Unknown.ToString() : $"at least {new People(Known)}";
    }

    /// <summary>The verb that fits the number.</summary>
    public string Verb(string one, string many) => Known == 1 ? one : many;
}
