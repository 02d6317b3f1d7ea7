#pragma once

namespace training {

/// The style sheet of a report. No character of it needs escaping in XML.
extern const char* const kReportStyle;

}  // namespace training
