"""Given names that tell a gender, titles, and roles that stand for one person."""

from __future__ import annotations

from annotations.analysis.gazetteer import names
from annotations.analysis.words import word_set

MALE_NAMES = word_set(
    """
    Aaron Abdul Abdullah Adam Ahmed Alan Albert Alejandro Alexander Alexei Ali Amir Anders Andrei
    Andrew Anthony Antonio Antony Arthur Barack Ben Benjamin Bernard Bill Bob Boris Brad Brian
    Bruce Carl Carlos Chad Charles Chris Christopher Craig Dan Daniel Dave David Dean Denis Dennis
    Derek Diego Dmitri Dmitry Dominic Donald Doug Douglas Edward Eli Emmanuel Eric Erik Ernest
    Ethan Evan Fernando Francis Francisco Frank Franz Fred Frederick Gareth Gary Gavin Geoffrey
    George Gerald Gerard Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Guillermo Gustavo Hans
    Harold Harry Hassan Henrik Henry Herbert Howard Hugh Hugo Hussein Ian Ibrahim Igor Ismail Ivan
    Jack Jacob Jacques Jake James Jan Jared Jason Javier Jeff Jeffrey Jeremy Jerome Jim Joe Joel
    John Jonas Jonathan Jorge Jose Joseph Josh Joshua José Juan Juris Justin Karl Keir Keith
    Kenneth Kevin Khaled Klaus Kyle Larry Lars Lawrence Leo Leon Leonard Liam Louis Lucas Luis Luke
    Magnus Marc Marco Marcus Mario Mark Martin Matt Matthew Max Michael Miguel Mike Mikhail Mitch
    Mohamed Mohammad Mohammed Moses Muhammad Mustafa Narendra Nathan Neil Nicholas Nick Nicolas
    Nigel Nikolai Olaf Oleg Oliver Olivier Omar Oscar Osman Otto Owen Pablo Patrick Paul Pavel
    Pedro Pete Peter Petr Phil Philip Pierre Rafael Rahul Rajesh Ralph Ramón Ray Raymond Raúl Recep
    Ricardo Richard Rick Rishi Rob Robert Roberto Roger Roland Roman Ron Ronald Roy Russell Ryan
    Salman Sam Samuel Scott Sean Sebastian Sergei Sergey Simon Stanley Stefan Stephen Steve Steven
    Stuart Sven Ted Terry Thomas Tim Timothy Toby Todd Tom Tomas Tony Vasily Victor Viktor Vincent
    Vladimir Volodymyr Walter Warren Wayne Werner Wes William Wolfgang Xavier Yuri Yusuf
    """
)
FEMALE_NAMES = word_set(
    """
    Abigail Ada Aiko Aisha Alexandra Alice Alicia Alison Amanda Amber Amelia Amina Amy Ana Andrea
    Angela Anita Anja Ann Anna Anne Annette Annie Antonia April Ava Barbara Beatrice Beatriz Beth
    Birgit Brenda Bridget Camila Carla Carmen Carol Caroline Catherine Cathy Cecilia Charlotte
    Chloe Christina Christine Claire Clara Claudia Cristina Crystal Cynthia Dana Daniela Deborah
    Denise Diana Diane Donna Dorothy Eleanor Elena Elif Elisabeth Elizabeth Ellen Elsa Emily Emma
    Erika Erin Eva Evelyn Fatima Fiona Florence Frances Gabriela Gillian Giorgia Gloria Grace Greta
    Hannah Harriet Hayley Heather Heidi Helen Helena Hillary Ilse Ines Ingrid Irene Irina Isabel
    Isabella Jane Janet Janice Jean Jennifer Jessica Jill Joan Joanna Josephine Joyce Judith Judy
    Julia Julie Kamala Karen Karin Kate Katherine Kathleen Kathy Katie Katrin Kelly Kim Kirsten
    Kristen Kristin Laura Lauren Layla Leila Lena Leonor Leyla Lidia Linda Lisa Louise Lucia Lucy
    Lydia Madeleine Magdalena Margaret Maria Mariam Marie Marina Marta Martha Mary Mathilde Maya
    Megan Melanie Melissa Mercedes Mia Michelle Miriam Molly Monica Monika Nadia Nancy Naomi
    Natalia Natalie Natasha Nicola Nicole Nina Nora Olga Olivia Paige Patricia Paula Pauline Penny
    Petra Priya Rachel Rebecca Renata Rosa Rosemary Ruth Sabine Samantha Sandra Sara Sarah Serena
    Shirley Silvia Simone Sofia Sonia Sophia Sophie Stephanie Susan Susanne Svetlana Sylvia Tamara
    Tanya Tara Teresa Theresa Tina Tracy Ursula Valentina Valerie Vanessa Vera Veronica Victoria
    Yasmin Yulia Yvonne Zainab Zoe
    """
)
TITLES = frozenset(title.lower() for title in names("titles"))
ROLES = word_set(
    """
    president minister premier chancellor mayor governor senator secretary spokesman spokeswoman
    spokesperson director chairman chairwoman chair chief ambassador commissioner commander general
    judge prosecutor professor coach manager captain king queen prince princess pope archbishop
    bishop economist lawyer scientist envoy congressman congresswoman lawmaker sheriff colonel
    founder candidate doctor author administrator treasurer owner farmer
    """
)
