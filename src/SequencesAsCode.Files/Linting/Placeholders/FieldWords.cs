using System.Collections.Frozen;
using System.Text;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>
/// The names that people and tools use for fields of a contact, in the languages of real templates.
/// </summary>
/// <param name="variables">The names that are merge variables here.</param>
internal sealed class FieldWords(ImmutableArray<string> variables)
{
    // Each line has a dynamic variable and the names for it. Case, spaces and signs are ignored.
    private static readonly FrozenDictionary<string, string> Meanings = new[]
    {
        "first_name: firstname fname name givenname contactname prospectname leadname recipientname customername"
            + " clientname prospectfirstname contactfirstname leadfirstname recipientfirstname vorname prénom prenom"
            + " nombre nom nome imię имя förnamn fornavn voornaam naam navn namn etunimi primeironome 名前 お名前 氏名"
            + " 姓名 名字 担当者名 이름 성함 שם שםפרטי",
        "last_name: lastname lname surname familyname nachname nomdefamille apellido apellidos cognome sobrenome"
            + " nazwisko фамилия achternaam efternavn etternavn efternamn sukunimi 姓 苗字",
        "{{first_name}} {{last_name}}: fullname nomcomplet nombrecompleto nomecompleto",
        "company: companyname companynameforemails organization organisation organizationname organisationname account"
            + " accountname businessname prospectcompany clientcompany leadcompany firma firmenname unternehmen"
            + " unternehmensname entreprise nomdelentreprise société nomdelasociété empresa nombredelaempresa"
            + " nomedaempresa azienda nomeazienda nomedellazienda bedrijf bedrijfsnaam företag компания"
            + " названиекомпании 会社名 貴社名 御社名 企業名 公司 公司名 公司名称 회사명",
        "title: jobtitle jobrole designation position role titre poste cargo 役職 职位",
        "email: emailaddress workemail mailadresse",
        "city: town ville ciudad cidade città stadt ort",
        "state: region",
        "sender_name: yourname myname sendername senderfullname signature emailsignature sendersignature ihrname"
            + " votrenom tunombre seunome iltuonome あなたの名前 您的姓名",
        "sender_first_name: yourfirstname myfirstname senderfirstname votreprénom",
        "sender_email: youremail youremailaddress myemail senderemail",
    }
        .Select(line => line.Split(": "))
        .SelectMany(pair => pair[1].Split(' ').Append(pair[0]).Select(word => (Word: Fold(word), Variable: pair[0])))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(
            pair => pair.Word,
            pair => pair.Variable.Contains('{', StringComparison.Ordinal) ? pair.Variable : $"{{{{{pair.Variable}}}}}",
            StringComparer.Ordinal
        );

    // Names of fields that have no dynamic variable.
    private static readonly FrozenSet<string> Others = (
        "icebreaker personalization personalisation painpoint opener compliment website industry phone phonenumber "
        + "country department competitor calendarlink meetinglink bookinglink schedulinglink unsubscribelink "
        + "unsubscribeurl unsubscribe yourcompany yourcompanyname mycompany sendercompany yourtitle yourposition "
        + "yourphone yourphonenumber yourwebsite mutualconnection yourproduct productname"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // Words that are also written in brackets for other reasons, unless they are spelled like a name of a field.
    private static readonly FrozenSet<string> Common = (
        "account position role region state town ort title titre signature email website industry phone country "
        + "department competitor compliment opener unsubscribe organization organisation poste cargo ville city stadt "
        + "nom 公司"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the words name a field of a contact or a sender.</summary>
    public bool Knows(string words) =>
        Fold(words) is var word && (Meanings.ContainsKey(word) || Others.Contains(word) || Own(word) is not null);

    /// <summary>Whether the words always name a field: they are not a common word in lower case.</summary>
    public bool KnowsForCertain(string words) =>
        Knows(words) && (!Common.Contains(Fold(words)) || words.Any(char.IsUpper));

    /// <summary>The replacement for the words, with braces; null when no dynamic variable is known for them.</summary>
    public string? Variable(string words) =>
        Fold(words) is var word && Own(word) is { } own ? $"{{{{{own}}}}}" : Meanings.GetValueOrDefault(word);

    /// <summary>The one dynamic variable for the words, without braces; null when there is none.</summary>
    public string? Name(string words) =>
        Variable(words)?.Trim('{', '}') is { } name && !name.Contains('{', StringComparison.Ordinal) ? name : null;

    /// <summary>Whether the text is exactly the name of a variable.</summary>
    public bool IsVariable(string name) => variables.Contains(name);

    private string? Own(string word) => word.Length == 0 ? null : variables.FirstOrDefault(name => Fold(name) == word);

    private static string Fold(string words)
    {
        var folded = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            if (char.IsLetterOrDigit(letter))
                folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }
}
