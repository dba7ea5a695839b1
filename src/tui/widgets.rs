//! Parts of screens that know no questionnaire.
