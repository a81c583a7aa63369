"""Words that are only spelled in another way, of English. Pure.

What is held for a mere spelling has to be beyond doubt, since a claim with another word in it is
another claim. So there is no rule of "one letter apart" here, which would take "filed" for
"filled", "casual" for "causal" and one name for another. What is listed is a misspelling that is
no word of its own, or a word that British and American editors spell differently.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MISSPELLINGS = """
absense=absence accidently=accidentally accomodate=accommodate accomodation=accommodation
accross=across acheive=achieve acheived=achieved adress=address adressed=addressed
agression=aggression agressive=aggressive alledged=alleged alledgedly=allegedly
allegaton=allegation amoung=among anually=annually apparant=apparent apparantly=apparently
aquire=acquire aquired=acquired arguement=argument artical=article assasin=assassin
assasinated=assassinated atempt=attempt athiest=atheist attemps=attempts beacuse=because
becuase=because begining=beginning beleive=believe beleived=believed benefical=beneficial
beseiged=besieged buisness=business calender=calendar campain=campaign candiate=candidate
casualities=casualties catagory=category cemetary=cemetery changable=changeable collegue=colleague
collegues=colleagues comission=commission comittee=committee comittment=commitment
commited=committed commitee=committee committment=commitment compatability=compatibility
completly=completely concious=conscious conferance=conference congradulate=congratulate
consistant=consistent contraversial=controversial corruptoin=corruption critcism=criticism
curiousity=curiosity definately=definitely definitly=definitely deparment=department
dependance=dependence desparate=desperate develope=develop developement=development
diffrent=different dissapear=disappear dissapeared=disappeared dissapointed=disappointed
earthquate=earthquake ecomony=economy eletion=election embarass=embarrass embarassed=embarrassed
embarassment=embarrassment emmission=emission emmissions=emissions enviroment=environment
enviromental=environmental equiped=equipped exagerate=exaggerate exagerated=exaggerated
excede=exceed excercise=exercise existance=existence experiance=experience
explaination=explanation familar=familiar finaly=finally foriegn=foreign foriegner=foreigner
fourty=forty freind=friend freinds=friends futher=further garantee=guarantee gaurd=guard
gaurds=guards govenment=government goverment=government goverments=governments
governement=government happend=happened happenned=happened harrass=harass harrassed=harassed
harrassment=harassment heighth=height hospitol=hospital humourous=humorous hygeine=hygiene
imediately=immediately immediatly=immediately independance=independence independant=independent
inital=initial initally=initially innoculate=inoculate intelligance=intelligence
interferance=interference intrest=interest intrested=interested investigaton=investigation
knowlege=knowledge laison=liaison liase=liaise liscence=licence lisence=licence
maintainance=maintenance maintenence=maintenance manuever=manoeuvre millenium=millennium
minature=miniature ministery=ministry neccessary=necessary necesary=necessary negociate=negotiate
negociations=negotiations neigbour=neighbour noticable=noticeable occassion=occasion
occassionally=occasionally occurance=occurrence occured=occurred occurence=occurrence
occuring=occurring offical=official officals=officials oficial=official oposition=opposition
oppinion=opinion orginal=original parlament=parliament parliment=parliament
particulary=particularly passanger=passenger passangers=passengers peacefull=peaceful
percieve=perceive percieved=perceived permenant=permanent persistant=persistent polical=political
politican=politician politicans=politicians posession=possession possesion=possession
potatoe=potato preceeding=preceding prefered=preferred presense=presence privelege=privilege
priviledge=privilege probaly=probably prominant=prominent publically=publicly
questionaire=questionnaire realy=really reccomend=recommend recieve=receive recieved=received
recieving=receiving recomend=recommend recomended=recommended refered=referred
referrendum=referendum religous=religious repatition=repetition resistence=resistance
responsability=responsibility resturant=restaurant rythm=rhythm saftey=safety secratary=secretary
secretery=secretary seige=siege sentance=sentence seperate=separate seperated=separated
seperately=separately seperatist=separatist seperatists=separatists sieze=seize siezed=seized
similiar=similar sincerly=sincerely soldeirs=soldiers soliders=soldiers speach=speech
speciman=specimen stategy=strategy succesful=successful succesfully=successfully
successfull=successful sucess=success supress=suppress supressed=suppressed suprise=surprise
suprised=surprised suspicous=suspicious taht=that teh=the temperture=temperature tendancy=tendency
threshhold=threshold tomatos=tomatoes tommorow=tomorrow tommorrow=tomorrow tounge=tongue
tradgedy=tragedy truely=truly twelth=twelfth tyrany=tyranny underate=underrate
unforseen=unforeseen untill=until vaccuum=vacuum vehical=vehicle vehicals=vehicles victum=victim
villian=villain warrent=warrant whereever=wherever wich=which wierd=weird witheld=withheld
withold=withhold writen=written yeild=yield
"""

_TWO_WAYS = """
acknowledgement=acknowledgment aeroplane=airplane ageing=aging aluminium=aluminum amongst=among
anaemia=anemia anaesthetic=anesthetic analogue=analog analyse=analyze analysed=analyzed
analysing=analyzing armour=armor armoured=armored behaviour=behavior burnt=burned calibre=caliber
cancelled=canceled cancelling=canceling catalogue=catalog catalyse=catalyze centimetre=centimeter
centre=center centred=centered centres=centers cheque=check colour=color coloured=colored
colours=colors cosy=cozy counsellor=counselor counsellors=counselors defence=defense
dialogue=dialog diarrhoea=diarrhea dreamt=dreamed endeavour=endeavor enrol=enroll
enrolment=enrollment favour=favor favoured=favored favourite=favorite fibre=fiber flavour=flavor
foetus=fetus fuelled=fueled fuelling=fueling fulfil=fulfill grey=gray gynaecologist=gynecologist
haemorrhage=hemorrhage harbour=harbor harbours=harbors honour=honor honoured=honored humour=humor
instalment=installment jewellery=jewelry judgement=judgment kilometre=kilometer
kilometres=kilometers labelled=labeled labour=labor labours=labors leapt=leaped learnt=learned
leukaemia=leukemia levelled=leveled licence=license litre=liter litres=liters manoeuvre=maneuver
manoeuvres=maneuvers marshalled=marshaled metre=meter metres=meters millimetre=millimeter
modelled=modeled modelling=modeling mould=mold moult=molt moustache=mustache neighbour=neighbor
neighbourhood=neighborhood neighbouring=neighboring neighbours=neighbors odour=odor
oesophagus=esophagus offence=offense orthopaedic=orthopedic paediatric=pediatric paralyse=paralyze
paralysed=paralyzed parlour=parlor plough=plow pretence=pretense programme=program
programmes=programs pyjamas=pajamas quarrelled=quarreled rumour=rumor rumours=rumors
sceptic=skeptic sceptical=skeptical scepticism=skepticism signalled=signaled signalling=signaling
skilful=skillful sombre=somber spelt=spelled spilt=spilled splendour=splendor theatre=theater
theatres=theaters travelled=traveled traveller=traveler travellers=travelers travelling=traveling
tumour=tumor tunnelled=tunneled tyre=tire tyres=tires vapour=vapor vigour=vigor whilst=while
wilful=willful
"""


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in listed.split())


_CANONICAL = {**_pairs(_TWO_WAYS), **_pairs(_MISSPELLINGS)}

_Z_SPELLING = re.compile(r"([a-z]{4,})i[sz](e|ed|es|er|ers|ing|ation|ations)")
"""Organise and organize with their endings, after four letters or more."""


@lru_cache(maxsize=4096)
def canonical(word: str) -> str:
    """The one spelling, for all spellings of a word in lower case."""
    found = _CANONICAL.get(word, word)
    found = _CANONICAL.get(found, found)
    z_spelling = _Z_SPELLING.fullmatch(found)
    return found if z_spelling is None else f"{z_spelling[1]}iz{z_spelling[2]}"


HOUSE_STYLE = frozenset(
    """
    ambassador archbishop army bishop cabinet chancellor church city coalition commission
    commissioner congress congressman congresswoman constitution council councillor court
    defence defense deputy director federal foreign general government governor house interior
    internet justice king mayor minister ministers ministry monarchy navy opposition parliament
    parliamentary party police pope president presidential prime prince princess prosecutor
    queen secretary senate senator speaker spokesman spokeswoman state supreme treasury union
    university vice web
    """.split()
)
"""Words that editors write with and without a capital, which names the same all the same."""
