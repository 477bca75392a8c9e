// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Scf {

//! Walks over the bytes of a source and counts its lines. Past the end it gives NUL.
class SourceCursor
{
public:
    explicit SourceCursor(QByteArrayView source)
        : m_source(source)
    {
        if (m_source.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }

    bool atEnd() const { return m_at >= m_source.size(); }
    qsizetype position() const { return m_at; }
    int line() const { return m_line; }
    char here() const { return peek(0); }
    char peek(qsizetype ahead) const
    {
        return ahead < m_source.size() - m_at ? m_source[m_at + ahead] : '\0';
    }
    bool startsWith(QByteArrayView text) const
    {
        return m_source.size() - m_at >= text.size() && m_source.sliced(m_at, text.size()) == text;
    }
    QByteArrayView since(qsizetype start) const { return m_source.sliced(start, m_at - start); }
    QByteArrayView slice(qsizetype start, qsizetype size) const
    {
        return m_source.sliced(start, size);
    }

    //! One byte on; "\r\n", "\r" and "\n" end a line.
    void advance()
    {
        if (atEnd())
            return;
        const char gone = m_source[m_at++];
        if (gone == '\n' || (gone == '\r' && here() != '\n'))
            ++m_line;
    }
    void advance(qsizetype count)
    {
        for (; count > 0 && !atEnd(); --count)
            advance();
    }
    bool atLineEnd() const { return here() == '\n' || here() == '\r'; }
    //! To the end of this line, but not over it.
    void skipLine()
    {
        while (!atEnd() && !atLineEnd())
            ++m_at;
    }

private:
    QByteArrayView m_source;
    qsizetype m_at = 0;
    int m_line = 1;
};

//! True for the first byte of a name, letters beyond ASCII included.
inline bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
           || static_cast<unsigned char>(c) >= 0x80;
}
inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
inline bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c);
}

} // namespace Scf
