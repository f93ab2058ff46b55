"""Which words of a panellist's line say an office, an organisation or a field.

Only what these words vouch for is printed of somebody who is printed by role alone: whatever is not
known might be a name, in small letters as well. So a word too few here costs a word in print, which
[People] can write otherwise; none is here that people are called by alone.
"""

from enum import Enum, auto

from bot.domain.talks.names import collapsed


class Sense(Enum):
    """What a word is in a line that should name nobody."""

    OFFICE = auto()
    # Belongs to somebody: behind its "of" a person may stand.
    SERVING = auto()
    ORGANISATION = auto()
    FIELD = auto()
    TITLE = auto()
    # Behind these stands a place, a house or a field; behind any other little word, anybody.
    PLACING = auto()
    OF = auto()
    LINK = auto()
    UNKNOWN = auto()


def _words(text: str) -> frozenset[str]:
    return frozenset(collapsed(text).split())


# As they are when marks are gone, and "ae", "oe", "ue" and "aa" are one letter.
_OFFICES = _words(
    # English
    "academic activist adjunct administrator adviser advisor agent alderman ambassador"
    " analyst architect artist asst attorney author barrister blogger campaigner captain"
    " caretaker caseworker chair chairman chairperson chairwoman chaplain chief clerk coach"
    " columnist commander commissioner constable consul consultant controller coordinator"
    " coroner correspondent councillor councilor counsellor counselor creator criminologist"
    " curator dean deputy detective developer diplomat director doctor economist editor"
    " educator employee engineer entrepreneur envoy evaluator executive expert facilitator"
    " fellow firefighter founder governor head historian host imam inspector instructor"
    " investigator journalist judge lawyer lead lecturer librarian lieutenant magistrate"
    " manager mayor mediator member mentor minister moderator moderators nurse officer"
    " official ombudsman ombudsperson operator organiser organizer owner panellist panelist"
    " paramedic parliamentarian pastor pedagogue philosopher photographer physician planner"
    " politician practitioner preacher president principal producer prof professor prosecutor"
    " psychiatrist psychologist psychotherapist rabbi rapporteur representative reporter"
    " researcher resident scholar scientist sergeant senator sociologist solicitor specialist"
    " spokesperson spokesman spokeswoman statistician strategist student superintendent"
    " supervisor teacher technician theologian therapist trainer translator treasurer trustee"
    " tutor undersecretary veteran vicar volunteer warden worker writer survivor witness"
    " publicist podcaster musician designer electrician pensioner"
    # German
    " abgeordnete abgeordneter analystin anwalt anwaltin arzt arztin autor autorin beamte"
    " beamter beamtin beraterin berater beauftragte beauftragter bibliothekar bibliothekarin"
    " burgermeister burgermeisterin direktor direktorin dozent dozentin experte expertin"
    " forscher forscherin geschaftsfuhrer geschaftsfuhrerin historiker historikerin journalist"
    " journalistin kommissar kommissarin kriminologe kriminologin lehrer lehrerin leiter"
    " leiterin mitarbeiter mitarbeiterin moderatorin oberburgermeister oberburgermeisterin"
    " padagoge padagogin polizist polizistin prasident prasidentin professorin psychologe"
    " psychologin referent referentin richter richterin schulleiter schulleiterin"
    " sozialarbeiter sozialarbeiterin sprecher sprecherin staatsanwalt staatsanwaltin"
    " stellvertretende stellvertretender trainerin vorsitzende vorsitzender wissenschaftler"
    " wissenschaftlerin"
    # Danish, Norwegian, Swedish
    " adjunkt advokat afdelingsleder ansvarlig ansvarig bibliotekar borgmester borgermester"
    " byradsmedlem chef chefen direktor dommer domare ekspert elev forfatter forfattare"
    " forsker forskare forstander formand forman grundare handlaggare helsesykepleier"
    " inspektor jurist kommunalrad kommundirektor konsulent koordinator kurator larer larare"
    " lektor leder ledare medlem medarbejder medarbeider medarbetare ordforande ordforer"
    " ordforer politibetjent politimester politiker polis prast prest professor projektleder"
    " projektledare prosjektleder prosjektleiar psykolog radgiver radgivare radman rektor"
    " samordnare samordner sekretariatschef sjukskoterska socialradgiver socialsekreterare"
    " socionom sosionom strateg styrelseordforande sygeplejerske sykepleier talesperson"
    " talsmand underviser utredare veileder vejleder viceborgmester"
    # Finnish
    " apulaiskaupunginjohtaja asiantuntija erityisasiantuntija esimies johtaja kansanedustaja"
    " kaupunginjohtaja kirjailija kirjastonhoitaja koordinaattori kouluttaja koulukuraattori"
    " lehtori luennoitsija nuorisotyontekija ohjaaja opettaja opiskelija paallikko poliisi"
    " pormestari projektipaallikko psykologi puheenjohtaja rehtori sosiaalityontekija"
    " suunnittelija toimittaja toiminnanjohtaja tutkija tyontekija vapaaehtoinen yliopettaja"
    # French
    " adjoint adjointe agente animateur animatrice archiviste artiste avocat avocate"
    " bibliothecaire charge chargee chercheur chercheuse commissaire conseiller conseillere"
    " consultante coordinateur coordinatrice depute deputee directeur directrice ecrivain"
    " ecrivaine educateur educatrice elu elue enseignant enseignante etudiant etudiante"
    " experte formateur formatrice infirmier infirmiere institutrice juge journaliste juriste"
    " magistrat magistrate maire mediateur mediatrice medecin ministre moderateur moderatrice"
    " officier policier policiere prefet prefete presidente procureur procureure professeur"
    " professeure psychologue redacteur redactrice representant representante responsable"
    " secretaire senateur senatrice sociologue travailleur travailleuse"
)
# Whose place may have two words ("Mayor of New Example").
OF_PLACES = _words(
    "mayor mayors alderman governor councillor bishop burgermeister burgermeisterin"
    " oberburgermeister oberburgermeisterin borgmester borgermester viceborgmester kommunalrad"
    " maire prefet prefete pormestari kaupunginjohtaja"
)
_SERVING = _words(
    "aide assistant assistants assistante assistent assistentin assistenten avustaja"
    " bodyguard brother carer colleague collegue cousin daughter father friend husband mother"
    " neighbour neighbor parent partner pupil secretary secretar sekretar sekretarin sihteeri"
    " sister son spouse widow widower wife disciple follower biographer driver student mor far"
    " sohn tochter schwester bruder freund freundin"
)
_ORGANISATIONS = _words(
    "academy agency alliance archive archives army assembly association authority board"
    " borough bureau cabinet centre center chamber charity city clinic club coalition"
    " college commission committee commonwealth commune community company confederation"
    " congress consortium council county court department directorate district division"
    " embassy faculty federation foundation forum fund gallery government group hospital hotel"
    " hub initiative inspectorate institute institution laboratory lab league library mission"
    " ministry mosque municipality museum nations network newspaper observatory office"
    " organisation organization parliament partnership party police prison programme"
    " program project province region school schools secretariat senate service services"
    " society state states station synagogue task team theatre theater town trust union unit"
    " university village amt anstalt behorde bezirk bibliothek bundesamt gemeinde gesellschaft"
    " gymnasium hochschule institut jugendamt landeskriminalamt landkreis"
    " ministerium museum netzwerk polizei rathaus schule senat stadt stadtverwaltung stelle"
    " stiftung universitat verband verein volkshochschule bibliotek biblioteket forbundet"
    " forbund forening foreningen fylke fylkeskommune hogskola hogskolan hojskole institutt"
    " institution kirken kommun kommune kommunen kyrka kyrkan lan myndighet myndigheten"
    " politi politiet polisen polismyndigheten region regionen skola skolan skole skolen stad"
    " staden stat staten styrelsen universitet universitetet eu ngo nato osce oecd unhcr"
    " unicef unesco undp unodc interpol europol eurojust frontex hallitus hovi kaupunki keskus"
    " kirjasto koulu kunta laitos liitto lukio ministerio oikeus opisto poliisilaitos saatio"
    " seura virasto yhdistys yliopisto academie agence ambassade assemblee association"
    " bibliotheque centre chambre college comite commissariat conseil departement ecole eglise"
    " federation fondation gouvernement hopital institut mairie ministere mosquee musee"
    " observatoire parlement prefecture reseau service societe tribunal universite ville"
)
_FIELDS = _words(
    "academic adult affairs against anti applied art arts asylum care catholic child children"
    " childhood citizenship civic civil clinical communication communications conflict counter"
    " countering countries crime criminal critical cultural culture cyber data democracy"
    " design development digital dialogue disinformation diversity early ecology economics"
    " education educational emergency engagement environment environmental equality european"
    " exit extremism family families field foreign former freelance gender general global"
    " government hate health higher historical history home housing human humanities immigrant"
    " inclusion independent information integration intelligence intercultural interior"
    " international investigative islamic jewish junior justice labour language languages law"
    " lead learning legal life literacy local mathematics media medical medicine mental"
    " migration minority national neighbourhood nordic online open outreach participation"
    " peace philosophy planning policy political politics polarisation polarization population"
    " prevention preventing primary principal private professional protection psychology"
    " public radicalisation radicalization reconciliation refugee religion religious"
    " rehabilitation relations research resilience retired rights risk rural safe safeguarding"
    " safety science sciences secondary security senior social society sociology sport sports"
    " staff strategic street strategy studies support sustainable technical technology"
    " terrorism theology threat threats training trauma urban victim victims violence violent"
    " voluntary vocational war welfare women work youth bildung demokratie extremismus"
    " frieden geschichte gewalt integration jugend kinder kultur medien padagogik politische"
    " politik pravention recht schutz sicherheit soziale soziales sport barn boende bolig"
    " demokrati forebyggelse forebyggende forebyggande forebygging fred fritid historie"
    " innvandring kultur medier omsorg sikkerhed sikkerhet sakerhet samhalle skole social"
    " sosial sundhed trygghed trygghet undervisning ungdom unge utbildning utdanning vold"
    " ehkaisy hyvinvointi kasvatus kulttuuri nuoriso rauha terveys turvallisuus vakivalta"
    " culture droit enfance extremisme femmes histoire jeunes jeunesse municipal municipale"
    " paix politique politiques prevention radicalisation recherche sante securite sociale"
    " social sociales sociologie urbaine urbain violence"
)
_TITLES = _words(
    "dr mr mrs ms mx miss sir dame phd md mba msc ma ba ing dipl mag herr frau fru hr rouva"
    " herra docent lord lady mme mlle monsieur madame"
)
# Fields and places stand behind these, people do not.
_PLACING = _words(
    "in on at about against within across i pa im am en au aux a om ved vid mot gegen bei"
)
_OF = _words("of de du des d der des vom von av af la le les l for fur til pour")
_LINKS = _words("and & und og och ja et + the den det die das dem zu zum zur or eller oder ou und")
_PREFIXES = _words("co vice ex sub non multi post pre anti inter under ober chef")

# In languages that write compounds as one word; so much must stand before.
_BEFORE_MIN = 3
_OFFICE_ENDINGS = tuple(
    (
        "arbeiter arbeiterin beauftragte beauftragter berater beraterin bibliothekarin"
        " burgermeister forscher forscherin lehrer lehrerin leiter leiterin referent referentin"
        " sprecher sprecherin wissenschaftler wissenschaftlerin anwalt anwaltin beamter beamtin"
        " padagoge padagogin konsulent koordinator larer larare leder ledare medarbejder"
        " medarbeider medarbetare radgiver radgivare forsker forskare chef ansvarlig ansvarig"
        " sekreterare direktor mester padagog psykolog sociolog kriminolog handlaggare strateg"
        " samordnare tyontekija asiantuntija paallikko johtaja opettaja tutkija ohjaaja kuraattori"
        " hoitaja"
    ).split()
)
_ORGANISATION_ENDINGS = tuple(
    (
        "amt ministerium behorde bibliothek schule hochschule universitat verein verband stiftung"
        " zentrum museum polizei prasidium verwaltung stelle netzwerk gesellschaft"
        " bibliotek biblioteket kommune kommun kommunen skole skolen skola skolan forening"
        " foreningen forbund forbundet styrelsen verket direktoratet ministeriet universitet"
        " universitetet politiet polisen myndigheten centret senteret museet kirjasto koulu keskus"
        " virasto yliopisto ministerio yhdistys liitto laitos opisto saatio"
    ).split()
)
_KNOWN = (
    (Sense.SERVING, _SERVING),
    (Sense.OFFICE, _OFFICES),
    (Sense.ORGANISATION, _ORGANISATIONS),
    (Sense.FIELD, _FIELDS),
    (Sense.TITLE, _TITLES),
    (Sense.PLACING, _PLACING),
    (Sense.OF, _OF),
    (Sense.LINK, _LINKS),
)


def sense_of(word: str) -> Sense:
    """Tell what a folded word says; hyphens join what is known ("co-founder")."""
    for sense, known in _KNOWN:
        if word in known or (sense in _PLURAL and word.removesuffix("s") in known):
            return sense
    if _ends(word, _OFFICE_ENDINGS):
        return Sense.OFFICE
    if _ends(word, _ORGANISATION_ENDINGS):
        return Sense.ORGANISATION
    return Sense.UNKNOWN


_PLURAL = (Sense.OFFICE, Sense.ORGANISATION)


def is_prefix(word: str) -> bool:
    """Tell whether it stands before a hyphen and says nothing alone ("co-founder")."""
    return word in _PREFIXES


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return word.endswith(endings) and any(
        len(word) - len(each) >= _BEFORE_MIN for each in endings if word.endswith(each)
    )
