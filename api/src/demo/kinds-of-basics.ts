import { OFFICE_HOURS, WORKDAYS, age, asks, open, other, service } from './service-template.ts';
import type { KindTemplate } from './service-template.ts';

export const KINDS_OF_BASICS: Readonly<Record<string, KindTemplate>> = {
  library: {
    description: 'A public library where people come for a computer and stay for a plan.',
    programs: ['COMMUNITY_ORGANIZATION'],
    reach: 'COUNTY',
    hours: [open([1, 2, 3, 4], '09:00', '20:00'), open([5, 6], '09:00', '17:00')],
    languages: ['en', 'es'],
    services: [
      service(
        'DIGITAL_ACCESS',
        'Computer and internet help',
        'One hour with a person who helps with e-mail, forms and accounts.',
      ),
      service(
        'DIGITAL_ACCESS',
        'Hotspot lending',
        'A mobile hotspot for four weeks, renewable once.',
        { documents: 'Library card' },
      ),
      service(
        'JOB_PLACEMENT',
        'Résumé and job search help',
        'Drop-in help with applications, twice a week.',
      ),
      service(
        'ADULT_EDUCATION',
        'Literacy tutoring',
        'A volunteer tutor, twice a week, for reading and writing.',
      ),
    ],
  },
  college: {
    description: 'A two-year college with short programs that lead to work.',
    programs: ['PERKINS', 'REGISTERED_APPRENTICESHIP'],
    reach: 'AREA',
    hours: OFFICE_HOURS,
    languages: ['en', 'es'],
    services: [
      service(
        'JOB_TRAINING',
        'Certified nursing assistant program',
        'Eight weeks, days or evenings, with clinical placement.',
        {
          eligibility: 'Age 16 or older; background check',
          clauses: [age(16), other('Passes a background check')],
          cost: 'Tuition; aid for those who qualify',
          documents: 'Photo ID, immunization record',
        },
      ),
      service(
        'JOB_TRAINING',
        'Welding certificate',
        'Sixteen weeks in the shop, leading to an AWS certification test.',
        {
          eligibility: 'Age 18 or older',
          clauses: [age(18)],
          cost: 'Tuition; aid for those who qualify',
        },
      ),
      service(
        'JOB_TRAINING',
        'CDL truck driving',
        'Six weeks, class A license, with job interviews at the end.',
        {
          eligibility: 'Age 18 or older; valid driver’s license; medical card',
          clauses: [age(18), other('Valid driver’s license and medical card')],
          cost: 'Tuition; aid for those who qualify',
        },
      ),
      service(
        'EDUCATION',
        'College enrollment advising',
        'An advisor helps choose a program and apply for aid.',
        { documents: 'Last school record if there is one' },
      ),
      service(
        'FINANCIAL_COACHING',
        'Financial aid appointments',
        'Help with the FAFSA and with paying what aid does not cover.',
      ),
    ],
  },
  adultEducation: {
    description: 'Classes for adults: high school equivalency, English, and the step after.',
    programs: ['TITLE_II_ADULT_EDUCATION'],
    reach: 'AREA',
    hours: [open([1, 2, 3, 4], '08:30', '20:30'), open([5], '08:30', '14:00')],
    languages: ['en', 'es', 'fr'],
    services: [
      service(
        'ADULT_EDUCATION',
        'High school equivalency classes',
        'Morning and evening classes for all four subjects.',
        {
          eligibility: 'Age 17 or older, not in high school',
          clauses: [age(17), asks('OUT_OF_SCHOOL')],
        },
      ),
      service(
        'IMMIGRATION_LANGUAGE',
        'English as a second language',
        'Six levels, from first words to college readiness.',
      ),
      service(
        'JOB_TRAINING',
        'Bridge to health careers',
        'Reading, math and first credits for people aiming at health care jobs.',
        {
          eligibility: 'Reading at grade 6 or above',
          clauses: [other('Reads at grade 6 or above')],
        },
      ),
      service(
        'DIGITAL_ACCESS',
        'Computer basics',
        'Four Saturdays: typing, e-mail, documents, safety.',
      ),
    ],
  },
  communityAction: {
    description: 'Help with the bills and the basics, so that work and school stay possible.',
    programs: ['CSBG'],
    reach: 'AREA',
    hours: OFFICE_HOURS,
    languages: ['en', 'es'],
    services: [
      service(
        'UTILITIES',
        'Heat and power bill assistance',
        'One payment a season toward heat or electricity.',
        {
          eligibility: 'Household income at or below 200 % of poverty',
          clauses: [asks('LOW_INCOME')],
          documents: 'Photo ID, bills, proof of income for 30 days',
        },
      ),
      service(
        'SUPPORTIVE_SERVICES',
        'Work start fund',
        'Boots, tools, a first bus pass: what a new job asks for on day one.',
        { eligibility: 'Job offer in writing', clauses: [other('Has a job offer in writing')] },
      ),
      service(
        'FINANCIAL_COACHING',
        'Money coaching',
        'Six meetings with a coach: budget, debt, savings.',
      ),
      service(
        'CLOTHING_TOOLS',
        'Interview clothes',
        'A full outfit for an interview and the first week.',
      ),
      service('HOUSING', 'Emergency rent help', 'One month of rent, paid to the landlord.', {
        eligibility: 'Notice from the landlord',
        clauses: [asks('LOW_INCOME'), other('Has a notice from the landlord')],
        documents: 'Lease, notice, proof of income',
      }),
    ],
  },
  housing: {
    description: 'A place to live, and help to keep it.',
    programs: ['HUD_EMPLOYMENT_AND_TRAINING'],
    reach: 'COUNTY',
    hours: [open(WORKDAYS, '08:00', '16:30')],
    languages: ['en', 'es', 'pl'],
    services: [
      service(
        'HOUSING',
        'Rental assistance application',
        'Help to apply for a voucher or an income-based apartment.',
        { documents: 'ID for each person, proof of income' },
      ),
      service(
        'HOUSING',
        'Rapid rehousing',
        'Finding a place and the first months of rent after losing one.',
        {
          eligibility: 'Without a home or within 14 days of losing it',
          clauses: [asks('HOMELESS')],
        },
      ),
      service(
        'LEGAL_REENTRY',
        'Tenant counseling',
        'Know your lease, answer a notice, settle with a landlord.',
      ),
    ],
  },
  childCare: {
    description: 'Finds child care and helps to pay for it.',
    programs: ['TANF'],
    reach: 'COUNTY',
    hours: [open(WORKDAYS, '08:00', '18:00')],
    languages: ['en', 'es', 'ar'],
    services: [
      service(
        'CHILD_CARE',
        'Child care search',
        'A list of open places near home or work, called through for you.',
      ),
      service(
        'CHILD_CARE',
        'Child care assistance application',
        'Help to apply for the state’s assistance and to renew it.',
        {
          eligibility: 'Working or in school; income limits apply',
          clauses: [asks('PARENT'), asks('LOW_INCOME')],
          documents: 'Pay stubs or class schedule',
        },
      ),
      service(
        'CHILD_CARE',
        'Evening and weekend care',
        'Care for children of people who work second shift.',
        { cost: 'Sliding scale' },
      ),
    ],
  },
};
