/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-reader.h"

#include <string.h>

#include "baton-cell-value.h"
#include "baton-error.h"
#include "exchange-fixture.h"

typedef struct
{
  const char *name;
  const char *bytes;
  const char *expected;
} Case;

static void
check_cases (const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *read = exchange_read_leads (cases[i].bytes, -1, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (read, ==, cases[i].expected);
    }
}

static void
test_forms (void)
{
  static const Case cases[] = {
    { "comma", "Id,Email\n1,a@b.co\n", "2 external_id=1 email=a@b.co\n" },
    { "semicolon", "Id;Email\n1;a@b.co\n", "2 external_id=1 email=a@b.co\n" },
    { "tab", "Id\tEmail\n1\ta@b.co\n", "2 external_id=1 email=a@b.co\n" },
    { "bar", "Id|Email\n1|a@b.co\n", "2 external_id=1 email=a@b.co\n" },
    { "one column", "Email\na@b.co\nc@d.co\n", "2 email=a@b.co\n3 email=c@d.co\n" },
    { "commas in cells of a semicolon file", "Id;Size\n1;1,5\n2;2,5\n",
      "2 external_id=1 custom.size=1,5\n3 external_id=2 custom.size=2,5\n" },
    { "separators in quoted headings", "\"Id\";\"a,b,c,d\"\n1;x\n", "2 external_id=1 custom.a_b_c_d=x\n" },
    { "Excel's declaration", "sep=;\nId;Email\n1;a@b.co\n", "3 external_id=1 email=a@b.co\n" },
    { "quoted declaration", "\"sep=|\"\r\nId|Size\r\n1|a,b\r\n", "3 external_id=1 custom.size=a,b\n" },
    { "CRLF", "Id,Email\r\n1,a@b.co\r\n2,c@d.co\r\n", "2 external_id=1 email=a@b.co\n3 external_id=2 email=c@d.co\n" },
    { "CR", "Id,Email\r1,a@b.co\r2,c@d.co\r", "2 external_id=1 email=a@b.co\n3 external_id=2 email=c@d.co\n" },
    { "mixed line ends", "Id\r\n1\r2\n3\n\r4", "2 external_id=1\n3 external_id=2\n4 external_id=3\n6 external_id=4\n" },
    { "no line end at the end", "Id,Email\n1,a@b.co", "2 external_id=1 email=a@b.co\n" },
    { "blank lines", "\n\nId,Email\n\n1,a@b.co\n   \n,\n2,\n", "5 external_id=1 email=a@b.co\n8 external_id=2\n" },
    { "quotes", "Id,Note\n1,\"a \"\"b\"\", c\"\n2,\"\"\n", "2 external_id=1 notes=a \"b\", c\n3 external_id=2\n" },
    { "lines in a cell", "Id,City,Notes\n1,\"Bad\nHomburg\",\"x\r\ny\"\n2,b,c\n",
      "2 external_id=1 city=Bad Homburg notes=x\ny\n5 external_id=2 city=b notes=c\n" },
    { "quotes within a cell", "Id,Size\n1,5\" pipe\n2,6\"\n", "2 external_id=1 custom.size=5\" pipe\n3 external_id=2 custom.size=6\"\n" },
    { "blanks around cells", "Id , Email \n 1 ,\t a@b.co \n2,\" c@d.co \"\n",
      "2 external_id=1 email=a@b.co\n3 external_id=2 email=c@d.co\n" },
    { "short rows", "Id,City,Notes\n1\n2,b\n", "2 external_id=1\n3 external_id=2 city=b\n" },
    { "long rows", "Id,City\n1,a,,\n2,b,c\n", "2 external_id=1 city=a\n3! - [c]\n" },
    { "an apostrophe before a formula", "Id,Phone\n1,'+49 170\n2,'tis\n",
      "2 external_id=1 phone=+49 170\n3 external_id=2 phone='tis\n" },
    { "a quotation mark never closed", "Id,City\n1,a\n2,\"b\n3,c\n", "2 external_id=1 city=a\n3! - []\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_values (void)
{
  static const Case cases[] = {
    { "addresses in lower case", "Email\nAnn@Example.COM\n", "2 email=ann@example.com\n" },
    { "address that is none", "Id,Email\n1,invalid\n2,a@b.co\n", "3 external_id=2 email=a@b.co\n2! Email [invalid]\n" },
    { "number that is none", "Id,Number of Employees\n1,many\n2,\"1,200\"\n", "3 external_id=2 employees=1200\n2! Number of Employees [many]\n" },
    { "neither id nor address", "Id,Email,Phone\n,,555\n1,,556\n", "3 external_id=1 phone=556\n2! - []\n" },
    { "names", "Id,Full Name\n1,Ann Mary Lee\n2,\"Lee, Ann\"\n3,Suharto\n",
      "2 external_id=1 first_name=Ann Mary last_name=Lee\n3 external_id=2 first_name=Ann last_name=Lee\n"
      "4 external_id=3 last_name=Suharto\n" },
    { "full name beside its parts", "Id,Name,First Name,Last Name\n1,X Y,Ann,Lee\n2,Bo Ek,,\n",
      "2 external_id=1 first_name=Ann last_name=Lee\n3 external_id=2 first_name=Bo last_name=Ek\n" },
    { "opted out", "Id,Do Not Email,Unsubscribed\n1,No,Yes\n2,0,0\n3,yes,\n",
      "2 external_id=1 do_not_email=yes\n3 external_id=2\n4 external_id=3 do_not_email=yes\n" },
    { "opted out at a time", "Id,UNSUB_TIME\n1,2024-01-02 10:00:00\n2,\n",
      "2 external_id=1 do_not_email=yes custom.unsub_time=2024-01-02 10:00:00\n3 external_id=2\n" },
    { "yes or no that is neither", "Id,Do Not Call\n1,perhaps\n2,no\n", "3 external_id=2\n2! Do Not Call [perhaps]\n" },
    { "lists", "Id,Tags\n1,\"b, a,b\"\n", "2 external_id=1 tags=b;a\n" },
    { "marks of an advertising export", "id,phone_number,zip_code\nl:1,p:+49170,z:01067\n",
      "2 external_id=l:1 phone=+49170 postal_code=01067\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "ISO", "Id,Created\n1,2024-01-15T10:00:00Z\n2,2024-01-15 10:00:00\n3,2024-01-15\n4,2024-01-15T10:00:00.123+02:00\n",
      "2 external_id=1 created_at=2024-01-15T10:00:00\n3 external_id=2 created_at=2024-01-15T10:00:00\n"
      "4 external_id=3 created_at=2024-01-15T00:00:00\n5 external_id=4 created_at=2024-01-15T08:00:00\n" },
    { "day first", "Id,Created\n1,03/04/2024\n2,25/12/2023 18:30\n",
      "2 external_id=1 created_at=2024-04-03T00:00:00\n3 external_id=2 created_at=2023-12-25T18:30:00\n" },
    { "month first", "Id,Created\n1,03/04/2024\n2,12/25/2023 6:30 PM\n",
      "2 external_id=1 created_at=2024-03-04T00:00:00\n3 external_id=2 created_at=2023-12-25T18:30:00\n" },
    { "nobody can say", "Id,Created\n1,03/04/2024\n2,yesterday\n3,5/5/2024\n",
      "2 external_id=1 custom.created=03/04/2024\n3 external_id=2 custom.created=yesterday\n"
      "4 external_id=3 created_at=2024-05-05T00:00:00\n" },
    { "points and names", "Id,Created\n1,3.4.2024\n2,3 Apr 2024\n3,\"Apr 3, 2024 9:05 AM\"\n4,1712102400\n",
      "2 external_id=1 created_at=2024-04-03T00:00:00\n3 external_id=2 created_at=2024-04-03T00:00:00\n"
      "4 external_id=3 created_at=2024-04-03T09:05:00\n5 external_id=4 created_at=2024-04-03T00:00:00\n" },
    { "no such day", "Id,Created\n1,2024-02-30\n2,2023-02-29\n3,2024-02-29\n",
      "2 external_id=1 custom.created=2024-02-30\n3 external_id=2 custom.created=2023-02-29\n"
      "4 external_id=3 created_at=2024-02-29T00:00:00\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_encodings (void)
{
  static const char text[] = "Id;Name;City\r\n1;Jörg Größe;Köln €\r\n2;Åsa Ek;\"Ma\rl\r\nmö\"\r\n";
  static const char expected[] = "2 external_id=1 first_name=Jörg last_name=Größe city=Köln €\n"
                                 "3 external_id=2 first_name=Åsa last_name=Ek city=Ma l mö\n";
  static const struct { const char *encoding, *mark, *told; } cases[] = {
    { "UTF-8", NULL, "UTF-8" },
    { "UTF-8", "\xEF\xBB\xBF", "UTF-8" },
    { "UTF-16LE", "\xFF\xFE", "UTF-16LE" },
    { "UTF-16BE", "\xFE\xFF", "UTF-16BE" },
    { "UTF-16LE", NULL, "UTF-16LE" },
    { "UTF-16BE", NULL, "UTF-16BE" },
    { "WINDOWS-1252", NULL, "WINDOWS-1252" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *bytes = exchange_encode (text, cases[i].encoding, cases[i].mark, &length);
      g_autofree char *read = exchange_read_leads (bytes, length, NULL);
      char *path = exchange_write_file (bytes, length);
      g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, NULL, NULL);

      g_test_message ("%s %s", cases[i].encoding, cases[i].mark != NULL ? "marked" : "");
      g_assert_cmpstr (read, ==, expected);
      g_assert_cmpstr (baton_lead_reader_get_encoding (reader), ==, cases[i].told);
      g_assert_cmpint (baton_lead_reader_get_separator (reader), ==, ';');
      exchange_remove_file (path);
    }
}

/* A file that is ASCII for long turns out to be Windows-1252 or UTF-8 late. */
static void
test_late_encoding (void)
{
  static const struct { const char *city, *told; } cases[] = {
    { "K\xF6ln", "WINDOWS-1252" },
    { "Köln", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new ("Id,City\n");
      g_autoptr(BatonLeadReader) reader = NULL;
      g_autoptr(BatonLeadBatch) batch = NULL;
      const BatonIncomingLead *lead;
      char *path;

      for (guint row = 1; row <= 40000; row++)
        g_string_append_printf (text, "%u,Springfield\n", row);
      g_string_append_printf (text, "40001,%s", cases[i].city);

      path = exchange_write_file (text->str, text->len);
      reader = baton_lead_reader_new (path, NULL, NULL);
      batch = baton_lead_reader_read (reader, 50000, NULL, NULL);
      g_assert_cmpuint (batch->leads->len, ==, 40001);
      lead = &g_array_index (batch->leads, BatonIncomingLead, 40000);
      g_assert_cmpstr (lead->record.values[BATON_FIELD_CITY], ==, "Köln");
      g_assert_cmpuint (lead->line, ==, 40002);
      g_assert_cmpstr (baton_lead_reader_get_encoding (reader), ==, cases[i].told);
      exchange_remove_file (path);
    }
}

/* One text that another program cut in the middle of a character costs its row only. */
static void
test_broken_character (void)
{
  g_autofree char *read = exchange_read_leads ("Id,City\n1,Köln\n2,Malm\xC3\n3,Åre\n", -1, NULL);

  g_assert_cmpstr (read, ==, "2 external_id=1 city=Köln\n4 external_id=3 city=Åre\n3! City [Malm\xEF\xBF\xBD]\n");
}

static void
test_zero_byte (void)
{
  g_autofree char *late = g_strnfill (300 * 1024, '\n');
  g_autoptr(GString) text = g_string_new ("Id,City\n1,a\n");
  g_autofree char *read = NULL;

  g_string_append (text, late);
  g_string_append_len (text, "2,b\0c\n3,d\n", 10);
  read = exchange_read_leads (text->str, text->len, NULL);
  g_assert_cmpstr (read, ==, "2 external_id=1 city=a\n307204 external_id=3 city=d\n307203! City [b]\n");
}

static void
assert_refused (const char *bytes,
                gssize      length,
                const char *word)
{
  g_autofree char *read = exchange_read_leads (bytes, length, NULL);

  g_test_message ("%s", read);
  g_assert_true (g_str_has_prefix (read, "refused: "));
  g_assert_nonnull (strstr (read, word));
}

#define ASSERT_REFUSED(bytes, word) assert_refused (bytes, sizeof (bytes) - 1, word)

static void
test_refusals (void)
{
  ASSERT_REFUSED ("PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml", "workbook");
  ASSERT_REFUSED ("PK\3\4\24\0\6\0\10\0\0\0!\0leads.csv", "ZIP");
  ASSERT_REFUSED ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", ".xls");
  ASSERT_REFUSED ("%PDF-1.7\n", "PDF");
  ASSERT_REFUSED ("\x1F\x8B\x08\0\0\0\0\0\0\3", "gzip");
  ASSERT_REFUSED ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "picture");
  ASSERT_REFUSED ("\xFF\xD8\xFF\xE0\0\x10JFIF", "picture");
  ASSERT_REFUSED ("SQLite format 3\0\20\0\1\1", "SQLite");
  ASSERT_REFUSED ("Id,Email\n1,a\0b\n", "not a text file");
  ASSERT_REFUSED ("  <!DOCTYPE html>\n<html><body>Sign in</body></html>", "HTML");
  ASSERT_REFUSED ("<?xml version=\"1.0\"?><leads/>", "XML");
  ASSERT_REFUSED ("{\"leads\": []}", "JSON");
  ASSERT_REFUSED ("[\n  {\"id\": 1}\n]", "JSON");
  ASSERT_REFUSED ("BEGIN:VCARD\nVERSION:4.0\n", "vCard");
  ASSERT_REFUSED ("", "empty");
  ASSERT_REFUSED ("\xEF\xBB\xBF", "empty");
  ASSERT_REFUSED ("\n \r\n", "empty");
  ASSERT_REFUSED (",,;\n", "no rows");
  ASSERT_REFUSED ("Id,Email\n", "no rows");
  ASSERT_REFUSED ("Id,Email\r\n\r\n , \r\n", "no rows");
  ASSERT_REFUSED ("ann@example.com,Ann\nbob@example.com,Bob\n", "no headings");
  ASSERT_REFUSED ("\"Id,Email\n1,a@b.co\n", "quotation mark");
}

static void
test_no_file (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (baton_lead_reader_new ("/there/is/none.csv", NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (baton_lead_reader_new (g_get_tmp_dir (), NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

/* The other rows are read, and memory does not grow with the file. */
static void
test_long_cells (void)
{
  g_autofree char *filling = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *closed = g_strdup_printf ("Id,City\n1,\"a\n%s\n%s\"\n2,b\n", filling, filling);
  g_autofree char *open = g_strdup_printf ("Id,City\n1,a\n2,\"%s\n3,%s\n", filling, filling);
  g_autofree char *read_closed = exchange_read_leads (closed, -1, NULL);
  g_autofree char *read_open = exchange_read_leads (open, -1, NULL);

  g_assert_cmpstr (read_closed, ==, "5 external_id=2 city=b\n2! - []\n");
  g_assert_cmpstr (read_open, ==, "2 external_id=1 city=a\n3! - []\n");
}

static void
test_many_cells (void)
{
  g_autofree char *commas = g_strnfill (10000, ',');
  g_autofree char *text = g_strdup_printf ("Id,City\n1,a\n2,b%s\n3,c\n", commas);
  g_autofree char *read = exchange_read_leads (text, -1, NULL);

  g_assert_cmpstr (read, ==, "2 external_id=1 city=a\n4 external_id=3 city=c\n3! - []\n");
}

typedef struct
{
  const char *headings;
  const char *expected;
} HeadingCase;

static void
test_headings (void)
{
  static const HeadingCase cases[] = {
    /* HubSpot */
    { "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,Company Name,Website URL,"
      "Country/Region,State/Region,City,Postal Code,Street Address,Industry,Number of Employees,Annual Revenue,"
      "Preferred language,Original Source,Create Date,Unsubscribed from all email,Lead Status",
      "external_id,first_name,last_name,email,phone,mobile,job_title,company,website,country,region,city,postal_code,"
      "street,industry,employees,revenue,language,source,created_at,do_not_email,custom.lead_status" },
    /* Salesforce, report and API */
    { "Lead ID,First Name,Last Name,Title,Company / Account,Email,Phone,Mobile,Lead Source,State/Province,Zip/Postal Code,Email Opt Out,Created Date",
      "external_id,first_name,last_name,job_title,custom.company_account,email,phone,mobile,source,region,postal_code,do_not_email,created_at" },
    { "Id,FirstName,LastName,Title,Company,Email,Phone,MobilePhone,LeadSource,NumberOfEmployees,AnnualRevenue,HasOptedOutOfEmail,DoNotCall,CreatedDate,PostalCode",
      "external_id,first_name,last_name,job_title,company,email,phone,mobile,source,employees,revenue,do_not_email,do_not_call,created_at,postal_code" },
    /* Zoho */
    { "Record Id,First Name,Last Name,Company,Title,Email,Phone,Mobile,Website,Lead Source,No. of Employees,Email Opt Out,Zip Code,Created Time,Tag,Description",
      "external_id,first_name,last_name,company,job_title,email,phone,mobile,website,source,employees,do_not_email,postal_code,created_at,tags,notes" },
    /* Mautic */
    { "id,firstname,lastname,position,city,address1,state,zipcode,country,email,phone,company,website,date_added,points",
      "external_id,first_name,last_name,job_title,city,street,region,postal_code,country,email,phone,company,website,created_at,custom.points" },
    /* Mailchimp */
    { "Email Address,First Name,Last Name,Address,Phone Number,MEMBER_RATING,OPTIN_TIME,CC,REGION,LEID,EUID,NOTES,TAGS",
      "email,first_name,last_name,street,phone,custom.member_rating,created_at,country,region,external_id,custom.euid,notes,tags" },
    /* Google Contacts, and lead forms of Google Ads */
    { "Name,Given Name,Family Name,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Organization 1 - Name,"
      "Organization 1 - Title,Address 1 - City,Address 1 - Postal Code,Website 1 - Value,Group Membership",
      "full_name,first_name,last_name,email,custom.e_mail_2_value,phone,company,job_title,city,postal_code,website,tags" },
    { "Lead ID,Campaign Name,Lead Submit Time,Full Name,User Email,User Phone,Postal Code",
      "external_id,campaign,created_at,full_name,email,phone,postal_code" },
    /* Facebook Lead Ads */
    { "id,created_time,ad_name,campaign_name,form_name,platform,email,full_name,phone_number,company_name,job_title,city,state,zip_code",
      "external_id,created_at,custom.ad_name,campaign,custom.form_name,custom.platform,email,full_name,phone,company,job_title,city,region,postal_code" },
    /* Other languages */
    { "Vorname;Name;E-Mail-Adresse;Firma;Straße;PLZ;Ort;Land;Telefonnummer;Handy;Position;Branche;Mitarbeiterzahl;Erstellt am",
      "first_name,last_name,email,company,street,postal_code,city,country,phone,mobile,job_title,industry,employees,created_at" },
    { "Prénom;Nom;Adresse e-mail;Société;Ville;Code postal;Pays;Téléphone;Fonction;Secteur d'activité;Date de création",
      "first_name,last_name,email,company,city,postal_code,country,phone,job_title,industry,created_at" },
    { "Nombre;Apellidos;Correo electrónico;Empresa;Ciudad;País;Teléfono;Móvil;Cargo;Fecha de creación",
      "first_name,last_name,email,company,city,country,phone,mobile,job_title,created_at" },
    { "Nome,Sobrenome,E-mail,Empresa,Cidade,Estado,CEP,País,Telefone,Celular,Cargo,Origem,Data de criação",
      "first_name,last_name,email,company,city,region,postal_code,country,phone,mobile,job_title,source,created_at" },
    { "Nama Depan,Nama Belakang,Surel,Perusahaan,Kota,Provinsi,Negara,No. HP,Jabatan,Sumber,Tanggal Dibuat",
      "first_name,last_name,email,company,city,region,country,phone,job_title,source,created_at" },
    { "Nome;Cognome;Indirizzo email;Azienda;Città;Provincia;Paese;Telefono;Cellulare;Settore",
      "first_name,last_name,email,company,city,region,country,phone,mobile,industry" },
    { "Voornaam;Achternaam;E-mailadres;Bedrijf;Plaats;Postcode;Land;Telefoonnummer;Mobiel;Functie;Opmerkingen",
      "first_name,last_name,email,company,city,postal_code,country,phone,mobile,job_title,notes" },
    /* What somebody wrote in a spreadsheet */
    { "Lead Name,EMAIL ADDRESS,☎ Contact,Whatsapp Number,Sales Rep,Interested?",
      "full_name,email,phone,mobile,custom.sales_rep,custom.interested" },
    { "e_mail,Phone,Tel.,Email,email,,Größe (cm),???,External ID",
      "email,phone,mobile,custom.email_2,custom.email_3,custom.column_6,custom.grösse_cm,custom.column_8,external_id" },
    { "Prospect ID,Lead Number,E-Mail", "custom.prospect_id,external_id,email" },
    { "City,CITY,city", "city,custom.city_2,custom.city_3" },
    { "Lead Status,Lead-Status,lead_status 2", "custom.lead_status,custom.lead_status_2,custom.lead_status_2_2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *columns = exchange_describe_columns (cases[i].headings, NULL);

      g_assert_cmpstr (columns, ==, cases[i].expected);
    }
}

/* A file that Baton wrote itself comes back as what it was. */
static void
test_own_headings (void)
{
  g_autoptr(GString) headings = g_string_new ("id");
  g_autoptr(GString) expected = g_string_new ("custom.id");
  g_autofree char *columns = NULL;

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      g_string_append_printf (headings, ",%s", baton_field_get_name (i));
      g_string_append_printf (expected, ",%s", baton_field_get_name (i));
    }
  g_string_append (headings, ",created_at,custom.shoe_size");
  g_string_append (expected, ",created_at,custom.shoe_size");

  columns = exchange_describe_columns (headings->str, NULL);
  g_assert_cmpstr (columns, ==, expected->str);
}

static void
test_salutations (void)
{
  g_autofree char *person = exchange_describe_columns ("title,email\nMr.,a@b.co\nDr.,c@d.co\n", NULL);
  g_autofree char *job = exchange_describe_columns ("title,email\nHead of IT,a@b.co\nMr.,c@d.co\n", NULL);

  g_assert_cmpstr (person, ==, "custom.title,email");
  g_assert_cmpstr (job, ==, "job_title,email");
}

static void
test_preview (void)
{
  char *path = exchange_write_file ("Id, City\n1,\" a\"\"b \",x\n\n2\n3,\"x\ny\"\n4,d\n", -1);
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, NULL, NULL);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(BatonLeadBatch) batch = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  rows = baton_lead_reader_preview (reader, 3, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, i));

      g_string_append_printf (text, "<%s>", row);
    }
  g_assert_cmpstr (text->str, ==, "<1| a\"b |x><2><3|x\ny>");

  batch = baton_lead_reader_read (reader, 100, NULL, NULL);
  g_assert_cmpuint (batch->leads->len + batch->rejects->len, ==, 4);
  exchange_remove_file (path);
}

static void
test_batches (void)
{
  char *path = exchange_write_file ("Id,City\n1,a\n,b\n3,c\n4,d\n5,e\n", -1);
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  guint n_leads = 0;
  guint n_rejects = 0;
  BatonLeadBatch *batch;

  while ((batch = baton_lead_reader_read (reader, 2, cancellable, &error)) != NULL)
    {
      g_assert_cmpuint (batch->leads->len + batch->rejects->len, <=, 2);
      n_leads += batch->leads->len;
      n_rejects += batch->rejects->len;
      baton_lead_batch_free (batch);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_leads, ==, 4);
  g_assert_cmpuint (n_rejects, ==, 1);
  g_assert_null (baton_lead_reader_read (reader, 2, NULL, &error));
  g_assert_no_error (error);
  exchange_remove_file (path);
}

static void
test_cancel (void)
{
  g_autofree char *filling = g_strnfill (300 * 1024, '\n');
  g_autofree char *text = g_strdup_printf ("Id\n1\n%s2\n", filling);
  char *path = exchange_write_file (text, -1);
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (baton_lead_reader_read (reader, 100, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  exchange_remove_file (path);
}

static char *
make_random_text (GRand *rand)
{
  static const char * const pieces[] = {
    "a", "B", "7", "0", " ", "  ", ",", ";", "@", ".", "-", "'", "é", "Ö", "ß", "e\xCC\x81", "\xC2\xA0", "€",
    "x.co", "a@b.co", "DE", "yes", "No", "1,000", "\t", "\n", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xC2\xAD", "_", "+",
  };
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 1, 12);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_strstrip (g_string_free (text, FALSE));
}

/* The short cuts for common texts give what the rules of the field give. */
static void
test_short_cuts (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20240115);
  g_autoptr(BatonArena) arena = baton_arena_new ();

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *text = make_random_text (rand);
      g_autofree char *expected = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) expected_error = NULL;
      BatonField field = g_rand_int_range (rand, 0, BATON_N_FIELDS);
      char *copy;
      const char *value;

      if (*text == '\0')
        continue;
      expected = baton_field_normalise (field, text, &expected_error);
      copy = baton_arena_add (arena, text, strlen (text));
      value = baton_cell_value_read (field, copy, strlen (copy), arena, &error);
      g_assert_cmpstr (value, ==, expected);
      g_assert_cmpint (error != NULL, ==, expected_error != NULL);
      if (i % 1000 == 0)
        baton_arena_reset (arena);
    }
}

static void
append_cell (GString    *csv,
             GRand      *rand,
             const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  if (strpbrk (text, "\"\r\n,;") != NULL || g_rand_boolean (rand))
    g_string_append_printf (csv, "\"%s\"", doubled);
  else
    g_string_append (csv, text);
}

/* Lines, cells and characters fall on the ends of blocks in every way. */
static void
test_blocks (void)
{
  static const char * const texts[] = { "x", "Köln", "a\"b", "l1\nl2", "l1\r\nl2", "ein, zwei", "ÄÖÜ", "0123456789" };
  static const char * const line_ends[] = { "\n", "\r\n", "\r" };
  static const char * const encodings[] = { "UTF-8", "UTF-16LE", "WINDOWS-1252" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 9; round++)
    {
      g_autoptr(GString) csv = g_string_new ("Id,Notes");
      g_autoptr(BatonLeadReader) reader = NULL;
      g_autoptr(BatonLeadBatch) batch = NULL;
      g_autofree char *bytes = NULL;
      g_autofree guint8 *chosen = g_malloc (40000);
      gsize length;
      char *path;

      g_string_append (csv, line_ends[round % 3]);
      for (guint row = 0; row < 40000; row++)
        {
          chosen[row] = (guint8) g_rand_int_range (rand, 0, G_N_ELEMENTS (texts));
          g_string_append_printf (csv, "%u,", row);
          append_cell (csv, rand, texts[chosen[row]]);
          g_string_append (csv, line_ends[round % 3]);
        }

      bytes = exchange_encode (csv->str, encodings[round / 3], NULL, &length);
      path = exchange_write_file (bytes, length);
      reader = baton_lead_reader_new (path, NULL, NULL);
      batch = baton_lead_reader_read (reader, 50000, NULL, NULL);
      g_assert_cmpuint (batch->rejects->len, ==, 0);
      g_assert_cmpuint (batch->leads->len, ==, 40000);

      for (guint row = 0, line = 2; row < 40000; row++)
        {
          const BatonIncomingLead *lead = &g_array_index (batch->leads, BatonIncomingLead, row);
          const char *text = texts[chosen[row]];

          g_assert_cmpuint (lead->line, ==, line);
          line += strchr (text, '\n') != NULL ? 2 : 1;
          g_assert_cmpstr (lead->record.values[BATON_FIELD_NOTES], ==, strchr (text, '\r') != NULL ? "l1\nl2" : text);
        }
      exchange_remove_file (path);
    }
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-reader/forms", test_forms);
  g_test_add_func ("/lead-reader/values", test_values);
  g_test_add_func ("/lead-reader/dates", test_dates);
  g_test_add_func ("/lead-reader/encodings", test_encodings);
  g_test_add_func ("/lead-reader/late-encoding", test_late_encoding);
  g_test_add_func ("/lead-reader/broken-character", test_broken_character);
  g_test_add_func ("/lead-reader/zero-byte", test_zero_byte);
  g_test_add_func ("/lead-reader/refusals", test_refusals);
  g_test_add_func ("/lead-reader/no-file", test_no_file);
  g_test_add_func ("/lead-reader/long-cells", test_long_cells);
  g_test_add_func ("/lead-reader/many-cells", test_many_cells);
  g_test_add_func ("/lead-reader/headings", test_headings);
  g_test_add_func ("/lead-reader/own-headings", test_own_headings);
  g_test_add_func ("/lead-reader/salutations", test_salutations);
  g_test_add_func ("/lead-reader/preview", test_preview);
  g_test_add_func ("/lead-reader/batches", test_batches);
  g_test_add_func ("/lead-reader/cancel", test_cancel);
  g_test_add_func ("/lead-reader/short-cuts", test_short_cuts);
  g_test_add_func ("/lead-reader/blocks", test_blocks);

  return g_test_run ();
}
