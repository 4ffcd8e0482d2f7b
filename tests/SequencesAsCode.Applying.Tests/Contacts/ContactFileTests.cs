using System.Text;
using SequencesAsCode.Applying.Contacts;

namespace SequencesAsCode.Applying.Tests.Contacts;

public sealed class ContactFileTests
{
    private const string Kim = "5c1004a0ece19801b2190050";
    private const string Pat = "5c1004a0ece19801b2190051";

    [TestCase(Kim + "\n" + Pat, Kim + " " + Pat)]
    [TestCase("kim@example.org\r\n\r\n" + Pat + "\r\n", Pat + " kim@example.org")]
    [TestCase("\ufeffid\n" + Kim, Kim)]
    [TestCase("email\nkim@example.org\nKIM@example.org\n", "kim@example.org")]
    [TestCase("Name,Email\nKim,kim@example.org", "kim@example.org")]
    [TestCase("Name;Email;City\n\"Kim; K\";kim@example.org;Bern", "kim@example.org")]
    [TestCase("name\tid\nKim\t" + Kim + "\r", Kim)]
    [TestCase("name,id\n\"Kim \"\"K\"\"\nof, Bern\"," + Kim, Kim)]
    [TestCase("\"id\",\"email\"\n\"" + Kim + "\",\"kim@example.org\"\n,pat@example.org", Kim + " pat@example.org")]
    [TestCase(
        "contact_id,email,sequence_id,outcome,reason\r\n" + Kim + ",k@x.org,s,unknown,\r\n,p@x.org,s,not_found,\r\n",
        Kim + " p@x.org"
    )]
    [TestCase(Kim + "\n " + Kim + " \n", Kim)]
    [TestCase("jürgen@bücher.example\n", "jürgen@bücher.example")]
    public void What_names_contacts_is_read_each_once(string text, string expected)
    {
        var read = ContactFile.Read("people.csv", Encoding.UTF8.GetBytes(text));

        Assert.That(read.Mistakes, Is.Empty);
        Assert.That(string.Join(' ', read.Inputs.Ids.Concat(read.Inputs.Addresses)), Is.EqualTo(expected));
    }

    [TestCase("", "people.csv: error SEQ707")]
    [TestCase("id,name\n", "people.csv: error SEQ707")]
    [TestCase("Kim,Bern\nPat,Rome\n", "people.csv:1: error SEQ701")]
    [TestCase(Kim + "\nkim\n\n@b\n", "people.csv:2: error SEQ702;people.csv:4: error SEQ702")]
    [TestCase(Kim + ",Kim\n", "people.csv:1: error SEQ701")]
    [TestCase("5C1004A0ECE19801B2190050\n", "people.csv:1: error SEQ701")]
    [TestCase("name,id\nKim, K," + Kim + "\nPat,\n", "people.csv:2: error SEQ704;people.csv:3: error SEQ703")]
    [TestCase("name,id\n\"Kim\nK\",\"" + Kim + "\"x\nPat,kim", "people.csv:3: error SEQ706;people.csv:4: error SEQ702")]
    [TestCase("name,id\n\"Kim," + Kim + "\n", "people.csv:2: error SEQ705")]
    [TestCase("id\n=" + Kim + "\n", "people.csv:2: error SEQ702")]
    [TestCase("id\n\0\u0001\n", "people.csv:2:1: error SEQ106")]
    [TestCase(
        "id\r\n<<<<<<< HEAD\r\n" + Kim + "\r\n=======\r\n" + Pat + "\r\n>>>>>>> rep\r\n",
        "people.csv:2: error SEQ133"
    )]
    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:x\nsize 9\n", "people.csv:1: error SEQ134")]
    public void Every_mistake_is_told_with_its_line_and_nobody_is_taken(string text, string expected)
    {
        var read = ContactFile.Read("people.csv", Encoding.UTF8.GetBytes(text));

        Assert.That(read.Inputs.IsEmpty, Is.True);
        Assert.That(
            string.Join(
                ';',
                read.Mistakes.Select(mistake =>
                    mistake.ToString()[..(mistake.ToString().IndexOf("SEQ", StringComparison.Ordinal) + 6)]
                )
            ),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void What_is_not_text_is_one_mistake()
    {
        var read = ContactFile.Read("people.csv", [0xff, 0xfe, (byte)'i', 0]);

        Assert.That(read.Mistakes.Select(mistake => mistake.Code), Is.EqualTo(new[] { "SEQ105" }));
    }

    [Test]
    public void A_hundred_mistakes_are_told_and_the_rest_counted()
    {
        var read = ContactFile.Read(
            "people.csv",
            Encoding.UTF8.GetBytes("id\n" + string.Concat(Enumerable.Repeat("x\n", 250)))
        );

        Assert.That(read.Mistakes, Has.Length.EqualTo(101));
        Assert.That(read.Mistakes[^1].Message, Does.StartWith("From here on, 150 more errors"));
    }

    [Test]
    public void More_than_the_limit_is_not_looked_at()
    {
        var read = ContactFile.Read("people.csv", new byte[ContactFile.Limit + 1]);

        Assert.That(read.Mistakes.Select(mistake => mistake.Code), Is.EqualTo(new[] { "SEQ104" }));
    }

    [TestCase("kim", false)]
    [TestCase("kim@example", false)]
    [TestCase("kim@example..org", false)]
    [TestCase("ki m@example.org", false)]
    [TestCase("kim@pat@example.org", false)]
    [TestCase("kim\u202e@example.org", false)]
    [TestCase("j\ufffdrgen@example.org", false)]
    [TestCase("kim+list@mail.example.org", true)]
    public void An_address_has_the_form_of_one(string text, bool isAddress)
    {
        Assert.That(ContactInputs.IsAddress(text), Is.EqualTo(isAddress));
    }
}
