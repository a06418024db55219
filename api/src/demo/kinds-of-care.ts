import {
  EVERY_OTHER_WEEK,
  OFFICE_HOURS,
  WORKDAYS,
  age,
  asks,
  open,
  other,
  service,
} from './service-template.ts';
import type { KindTemplate } from './service-template.ts';

export const KINDS_OF_CARE: Readonly<Record<string, KindTemplate>> = {
  transit: {
    description: 'Buses, vans, and passes for people who are getting back to work.',
    programs: ['COMMUNITY_ORGANIZATION'],
    reach: 'COUNTY',
    hours: [open([...WORKDAYS, 6], '06:00', '19:00')],
    languages: ['en', 'es'],
    services: [
      service('TRANSPORTATION', 'Bus passes for job seekers', 'A 31-day pass, twice a year.', {
        eligibility: 'In job search, training or the first 60 days of a job',
        clauses: [other('In job search, training or the first 60 days of a job')],
      }),
      service(
        'TRANSPORTATION',
        'Work shuttle',
        'Vans to plants and warehouses the buses do not reach.',
        { cost: '2 dollars a ride' },
      ),
      service(
        'DISABILITY_SERVICES',
        'Door-to-door rides',
        'Rides for people who cannot use the bus.',
        { documents: 'Form from a doctor' },
      ),
    ],
  },
  clinic: {
    description: 'Primary care for everyone, insured or not.',
    programs: ['COMMUNITY_ORGANIZATION'],
    reach: 'COUNTY',
    hours: [open(WORKDAYS, '08:00', '19:00'), open([6], '09:00', '13:00')],
    languages: ['en', 'es', 'zh'],
    services: [
      service('HEALTH_CARE', 'Primary care', 'A doctor or nurse practitioner who stays yours.', {
        cost: 'Sliding scale; Medicaid accepted',
      }),
      service('MENTAL_HEALTH', 'Counseling', 'Short-term counseling, in person or by phone.', {
        cost: 'Sliding scale',
      }),
      service(
        'HEALTH_CARE',
        'Work physicals and immunizations',
        'What a job or a training program asks for, within a week.',
        { cost: '25 dollars, waived for those in training' },
      ),
      service('SUBSTANCE_USE', 'Recovery services', 'Medication and a group, same-day start.'),
    ],
  },
  foodBank: {
    description: 'Groceries, without questions that hurt.',
    programs: ['SNAP_EMPLOYMENT_AND_TRAINING', 'COMMUNITY_ORGANIZATION'],
    reach: 'COUNTY',
    hours: [open([2, 4], '12:00', '18:00'), open([6], '09:00', '12:00', EVERY_OTHER_WEEK)],
    languages: ['en', 'es'],
    services: [
      service('FOOD', 'Weekly groceries', 'A week of groceries to choose from, once a week.'),
      service('FOOD', 'Home delivery', 'Groceries brought home to people who cannot come.', {
        eligibility: 'Lives within 10 miles',
        clauses: [other('Lives within 10 miles')],
      }),
      service('FOOD', 'SNAP application help', 'Apply or renew in one visit.', {
        documents: 'ID, proof of address and income',
      }),
    ],
  },
  legalAid: {
    description: 'Free lawyers for matters that stand between a person and a job.',
    programs: ['COMMUNITY_ORGANIZATION'],
    reach: 'STATE',
    hours: OFFICE_HOURS,
    languages: ['en', 'es', 'pl'],
    services: [
      service(
        'LEGAL_REENTRY',
        'Record sealing and expungement',
        'A lawyer files the petition with you.',
        { documents: 'Court papers if you have them' },
      ),
      service(
        'LEGAL_REENTRY',
        'Unpaid wages',
        'Getting what you earned, and ending what should not happen at work.',
      ),
      service(
        'UNEMPLOYMENT_BENEFITS',
        'Unemployment appeals',
        'Help with a denied claim and the hearing.',
        { documents: 'Letter of denial' },
      ),
    ],
  },
  reentry: {
    description: 'The first year after prison or jail, with people who have been there.',
    programs: ['REENTRY'],
    reach: 'AREA',
    hours: OFFICE_HOURS,
    languages: ['en'],
    services: [
      service(
        'LEGAL_REENTRY',
        'Reentry navigation',
        'A navigator for the first year: papers, home, work.',
        { eligibility: 'Released within 24 months', clauses: [age(18), asks('JUSTICE_INVOLVED')] },
      ),
      service(
        'JOB_PLACEMENT',
        'Transitional work crew',
        'Paid work for twelve weeks and a reference at the end.',
        { eligibility: 'Released within 24 months', clauses: [age(18), asks('JUSTICE_INVOLVED')] },
      ),
      service('MENTAL_HEALTH', 'Peer group', 'Two evenings a week.'),
    ],
  },
  disability: {
    description: 'Work for people with disabilities, on their terms.',
    programs: ['TITLE_IV_VOCATIONAL_REHABILITATION'],
    reach: 'AREA',
    hours: OFFICE_HOURS,
    languages: ['en', 'es'],
    services: [
      service(
        'DISABILITY_SERVICES',
        'Vocational rehabilitation intake',
        'First meeting and plan with a counselor.',
        {
          eligibility: 'A disability that makes work harder to get or keep',
          clauses: [asks('DISABILITY')],
        },
      ),
      service(
        'JOB_PLACEMENT',
        'Supported employment',
        'A job coach at the workplace for as long as needed.',
      ),
      service(
        'SUPPORTIVE_SERVICES',
        'Assistive technology loan',
        'Try equipment for 30 days before buying it.',
      ),
    ],
  },
  veterans: {
    description: 'Veterans helping veterans and their families.',
    programs: ['JVSG'],
    reach: 'STATE',
    hours: OFFICE_HOURS,
    languages: ['en'],
    services: [
      service('VETERANS', 'Benefits claims', 'An accredited officer files with you.', {
        documents: 'DD 214',
      }),
      service('JOB_PLACEMENT', 'Veterans job matching', 'Employers who asked for veterans.'),
      service('HOUSING', 'Veterans rapid rehousing', 'First months of rent and a deposit.', {
        eligibility: 'Served on active duty',
        clauses: [asks('VETERAN')],
      }),
    ],
  },
  mentalHealth: {
    description: 'Counseling for individuals, couples and families.',
    programs: ['COMMUNITY_ORGANIZATION'],
    reach: 'COUNTY',
    hours: [open(WORKDAYS, '09:00', '19:00')],
    languages: ['en', 'es'],
    services: [
      service(
        'MENTAL_HEALTH',
        'Individual counseling',
        'Weekly meetings; the first within ten days.',
        { cost: 'Sliding scale; Medicaid accepted' },
      ),
      service(
        'SUBSTANCE_USE',
        'Outpatient recovery program',
        'Three evenings a week for twelve weeks.',
      ),
      service(
        'DOMESTIC_VIOLENCE',
        'Safety planning',
        'A confidential plan with a trained advocate.',
      ),
    ],
  },
  employment: {
    description: 'Job seekers and employers under one roof.',
    programs: ['TITLE_III_WAGNER_PEYSER', 'UNEMPLOYMENT_COMPENSATION'],
    reach: 'AREA',
    hours: [open(WORKDAYS, '08:30', '17:00')],
    languages: ['en', 'es', 'pl'],
    services: [
      service('JOB_PLACEMENT', 'Job matching', 'An advisor with openings that fit.'),
      service('UNEMPLOYMENT_BENEFITS', 'Unemployment claim help', 'File, certify, fix.', {
        documents: 'Photo ID, last employers',
      }),
      service('JOB_TRAINING', 'Workshop week', 'Résumé, interview and computer, five mornings.'),
      service(
        'SMALL_BUSINESS',
        'Start a small business',
        'A plan, a license, a first loan application.',
      ),
    ],
  },
  immigration: {
    description: 'Families who are new here, and their papers.',
    programs: ['COMMUNITY_ORGANIZATION'],
    reach: 'STATE',
    hours: [open([...WORKDAYS, 6], '09:00', '18:00')],
    languages: ['en', 'es', 'uk'],
    services: [
      service(
        'IMMIGRATION_LANGUAGE',
        'Citizenship application help',
        'From the form to the interview.',
        { documents: 'Green card' },
      ),
      service('IMMIGRATION_LANGUAGE', 'Work permit renewal', 'Filed in time, followed to the end.'),
      service(
        'SUPPORTIVE_SERVICES',
        'Interpreter for appointments',
        'In person or by phone, two days ahead.',
      ),
    ],
  },
  youth: {
    description: 'For people from 14 to 24 who want more than school gave them so far.',
    programs: ['TITLE_I_YOUTH', 'YOUTHBUILD'],
    reach: 'COUNTY',
    hours: [open(WORKDAYS, '12:00', '20:00')],
    languages: ['en', 'es'],
    services: [
      service(
        'YOUTH_PROGRAMS',
        'Paid work experience',
        'Twelve weeks, twenty hours, a real supervisor.',
        { eligibility: 'Age 16 to 24', clauses: [age(16, 24)] },
      ),
      service('YOUTH_PROGRAMS', 'Mentoring', 'One adult, one year.', {
        eligibility: 'Age 14 to 21',
        clauses: [age(14, 21)],
      }),
      service('ADULT_EDUCATION', 'Finish high school', 'Evening classes with child care.', {
        eligibility: 'Age 17 to 24',
        clauses: [age(17, 24), asks('OUT_OF_SCHOOL')],
      }),
    ],
  },
};
