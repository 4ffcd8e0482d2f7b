using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Texts;

/// <summary>A text as each of the sample contacts gets it.</summary>
/// <param name="Versions">Different texts in the order of the contacts; at least one.</param>
internal sealed record ContactText(ImmutableArray<ContactVersion> Versions)
{
    /// <summary>What the first contact gets.</summary>
    public ImmutableArray<BodyPart> First => Versions[0].Parts;

    /// <summary>Whether nobody gets any text.</summary>
    public bool IsEmpty => Versions.All(version => version.Parts.IsEmpty);

    /// <summary>Groups the contacts who get the same.</summary>
    public static ContactText Of(IEnumerable<(SampleContact Contact, ImmutableArray<BodyPart> Parts)> texts)
    {
        var versions = new List<ContactVersion>();
        foreach (var (contact, parts) in texts)
        {
            var same = versions.FindIndex(version => BodyPart.AreSame(version.Parts, parts));
            if (same < 0)
                versions.Add(new([contact], parts));
            else
                versions[same] = versions[same] with { Contacts = [.. versions[same].Contacts, contact] };
        }

        return new([.. versions]);
    }

    /// <summary>Another text made of each version.</summary>
    public ContactText Select(Func<ImmutableArray<BodyPart>, ImmutableArray<BodyPart>> make) =>
        Of(
            Versions.SelectMany(version =>
            {
                var parts = make(version.Parts);
                return version.Contacts.Select(contact => (contact, parts));
            })
        );
}

/// <summary>A text and the contacts who get it.</summary>
internal sealed record ContactVersion(ImmutableArray<SampleContact> Contacts, ImmutableArray<BodyPart> Parts);
