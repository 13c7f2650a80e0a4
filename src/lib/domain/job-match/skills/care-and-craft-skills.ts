/** Health, teaching, engineering, trades, food and travel. Format: see `software-skills.ts`. */
export const CARE_AND_CRAFT_SKILLS = `
Nursing|registered nurse|staff nurse|rgn|rmn|nurse|nursing care
NMC registration|nmc pin|nmc registered|nursing and midwifery council
Patient care|bedside care|care of patient|direct patient care|caring for patient
Medication administration|administering medication|drug administration|drug round|medication round|medicine management|administer medication
Wound care|wound dressing|tissue viability
IV therapy|cannulation|venepuncture|phlebotomy|intravenous
Vital signs|vital sign|patient observation|patient monitoring|news2
Catheterisation|catheter care|catheterization
Care planning|care plan|nursing assessment|care assessment
Infection control|infection prevention|aseptic technique|antt
Triage|?triage
Intensive care|icu|critical care|itu
Emergency medicine|a&e|emergency department|accident and emergency|emergency room
Theatre nursing|operating theatre|scrub nurse|perioperative
Paediatrics|pediatrics|paediatric|pediatric|child health
Midwifery|midwife|maternity|antenatal
Mental health|psychiatric|psychiatry|mental illness
Palliative care|end of life care|hospice
Dementia care|dementia|elderly care|care of the elderly|geriatric
Learning disabilities|learning disability|autism
Personal care|support worker|care assistant|healthcare assistant|caregiver|home care|domiciliary
Safeguarding|child protection|safeguarding adult
BLS|basic life support|cpr|resuscitation
ACLS|als|advanced life support
First aid|first aider|paediatric first aid|pediatric first aid
Manual handling|moving and handling
Electronic health records|ehr|emr|electronic medical record|epic emr|systmone|emis web|medical record
Medical terminology|medical coding|icd-10|clinical coding
HIPAA|patient confidentiality
Clinical governance|clinical audit|clinical supervision
Clinical trials|clinical research|good clinical practice|gcp research
General practice|general practitioner|primary care|salaried gp
GMC registration|gmc registered|gmc licence|mbbs|mbchb
Surgery|surgical procedure|general surgery|orthopaedic surgery
Diagnosis|differential diagnosis|clinical assessment|clinical examination
Radiography|radiology|x-ray imaging|mri|ct scan|ultrasound|sonographer
Pharmacy|pharmacist|dispensing|prescription checking|pharmacy technician
Physiotherapy|physiotherapist|physical therapy|rehabilitation
Occupational therapy|occupational therapist
Speech and language therapy|speech therapist|speech therapy
Dentistry|dental nurse|dental|dentist|orthodontic
Optometry|optometrist|ophthalmic|visual field test
Psychology|psychologist|psychotherapy|cognitive behavioural therapy|cbt
Counselling|counseling|counsellor
Social work|social worker|case management|child welfare
Laboratory work|laboratory technique|lab technician|biomedical scientist|pathology
Microbiology|biochemistry|molecular biology|pcr|cell culture
Chemistry|hplc|chromatography|spectroscopy
Nutrition|dietitian|diet plan|dietetics|nutritionist|diet planning
Personal training|personal trainer|fitness trainer|gym instructor|fitness instructor|fitness coach
Strength and conditioning|weight training|workout plan|strength training|functional training
Group fitness|aerobics|zumba|group class|spinning class
Yoga|pilates
Fitness assessment|body composition|health assessment|exercise programming|workout programme
Sports coaching|athletics coach|sports training|swimming instructor
Massage therapy|massage|spa therapist
Beauty therapy|beautician|hairdressing|hair stylist|cosmetology
Veterinary|animal care|veterinary nurse
Teaching|teacher|lecturer|classroom teaching|teaching experience|taught
Qualified teacher status|qts|pgce|b.ed|teaching licence|teaching license|teaching certificate
Lesson planning|lesson plan|scheme of work|planning lesson
Classroom management|behaviour management|behavior management
Curriculum development|curriculum|curriculum design|syllabus
Assessment and marking|pupil assessment|student assessment|grading student|marking pupil work|formative assessment
Special educational needs|sen teacher|sen pupil|special education|send pupil|iep
Early years|eyfs|nursery|kindergarten|preschool|early childhood
Primary education|primary school teacher|teaching in primary school|elementary school|key stage 2|ks2|key stage 1
Secondary education|high school teacher|secondary school teacher|gcse class|gcse pupil|teaching gcse
Phonics|literacy and numeracy
Higher education|university teaching|academic research|seminar teaching
Tutoring|private tutor|tutor
E-learning|instructional design|learning management system|moodle
TEFL|esl|tesol|teaching english
Parent communication|parents evening|parent-teacher|parent evening
Mechanical engineering|mechanical engineer|mechanical design
CAD|computer aided design
AutoCAD|auto cad
SolidWorks|solid works
CATIA
Creo|pro/engineer|pro-e|pro e
Siemens NX|unigraphics
Inventor|autodesk inventor
ANSYS
Finite element analysis|fea|finite element
CFD|computational fluid dynamics
GD&T|geometric dimensioning|tolerance analysis|tolerancing
Engineering drawing|detail drawing|technical drawing|production drawing|drafting
Bill of materials|bom
Manufacturing|manufacturing process|production engineering|production planning
CNC machining|cnc|cnc programming|cnc operator|milling|lathe|turning and milling
Sheet metal|casting and forging|injection moulding|injection molding|die design
Welding|welder|tig|mig welding|arc welding
Hydraulics|hydraulic|pneumatics|pneumatic
HVAC|air conditioning|refrigeration|heating and ventilation
Thermodynamics|heat transfer
Piping|piping design|pressure vessel
Machine maintenance|preventive maintenance|breakdown maintenance|plant maintenance|equipment maintenance|predictive maintenance
Automotive|vehicle repair|car mechanic|automobile|engine repair|auto mechanic
FMEA|ppap|apqp|root cause analysis
ISO 9001|quality management system|iso audit|iso 14001
Robotics|industrial robot|mechatronics
Aerospace|aircraft maintenance|avionics|aeronautical|aircraft
Civil engineering|civil engineer|construction engineering
Structural engineering|structural design|structural analysis|staad pro|etabs
Site supervision|site engineer|construction site|construction supervision|site execution|site management
Concrete works|concrete|concreting|reinforcement|rcc|shuttering|formwork|masonry|excavation|plastering
Bar bending schedule|bbs
Quantity surveying|quantity take-off|bill of quantities|boq|quantity surveyor|billing and estimation
Cost estimation|estimation and costing|tendering|?tender
Surveying|land survey|total station|levelling
Geotechnical|soil testing|soil mechanics
Road construction|highway|bridge construction|pavement design
Water engineering|drainage|sewerage|water supply|hydrology
Revit|bim|building information modelling
Architecture design|architectural drawing|building design
Construction safety|site safety|hse|health and safety|osha|nebosh|iosh
CSCS card|cscs
Electrical engineering|electrical engineer|electrical design
Electrical installation|electrical wiring|wiring diagram|electrician|cable laying|single line diagram|18th edition
Power systems|power system|transmission and distribution|power distribution|substation|transformer
Switchgear|ht/lt panel|lt panel|electrical panel|control panel
Motors and drives|electric motor|vfd|induction motor|electric machine|electrical machine
PLC|plc programming|ladder logic|siemens s7|allen bradley
SCADA|hmi|dcs
Industrial automation|process automation
Instrumentation|control system|calibration
Testing and commissioning|commissioning|test and commissioning
Energy audit|energy efficiency|power factor
Solar power|photovoltaic|renewable energy|wind turbine
Electronics engineering|?electronics|pcb design|circuit design|analog circuit|digital electronics|vlsi
Verilog|vhdl|fpga
LabVIEW|lab view
Telecommunications|telecom|rf engineering|fibre optic|fiber optic
Plumbing|plumber|pipe fitting
Carpentry|carpenter|joinery|woodwork
Bricklaying|bricklayer
Painting and decorating|decorator
Roofing|roofer
Gas Safe|gas engineer|boiler installation
Machine operation|machine operator|forklift operator|plant operator
Driving licence|driver licence|driving license|driver's license|driver license|hgv|cdl
Delivery driving|truck driver|van driver|courier
Cleaning|housekeeping|janitorial
Security guarding|security guard|sia licence|security officer
Gardening|landscaping|horticulture
Agriculture|farming|crop|agronomy|livestock
Cooking|cook|culinary|food preparation|chef|head chef|sous chef|chef de partie|commis chef
Menu planning|menu development|recipe development|menu design|menu costing
Food safety|haccp|food hygiene|servsafe|kitchen hygiene
Kitchen management|kitchen brigade|kitchen operation|kitchen team|line cook
Pastry|baking|pastry chef|patisserie|bakery
Catering|banquet|banqueting
Food costing|food cost|gross profit margin|wastage control|portion control
Waiting tables|waiter|waitress|table service|food service|food and beverage
Bartending|bartender|mixology|barista
Hotel management|hotel operation|hospitality management|hospitality
Front desk|guest relation|check-in|reservations system
Tourism|travel agency|tour guide|travel consultant
Cabin crew|flight attendant|in-flight service
Pilot licence|atpl|commercial pilot|flight operation
Environmental management|environmental impact|sustainability reporting|waste management
GIS|arcgis|qgis|geospatial
Energy and oil|oil and gas|drilling|petroleum
Chemical engineering|process engineering|process safety|chemical process
Certified personal trainer|reps level 3|ace certified|nasm|issa
Electrical supervisor licence|wireman licence|electrical licence
DBS check|dbs|enhanced dbs
`;
