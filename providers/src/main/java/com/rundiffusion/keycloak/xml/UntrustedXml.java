package com.rundiffusion.keycloak.xml;

import java.io.InputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Opens XML so that reading it reaches for nothing else: entities stay what they are, and a DTD is an event to refuse. */
public final class UntrustedXml {

    // Finding the factory costs more than reading a document. The runtime's own copies its settings into each reader.
    private static final XMLInputFactory PARSERS = parsers();

    private UntrustedXml() {}

    public static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        return read(() -> new Reader(PARSERS.createXMLStreamReader(bytes)));
    }

    public static XMLStreamReader reader(String text) throws XMLStreamException {
        return read(() -> new Reader(PARSERS.createXMLStreamReader(new StringReader(text))));
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private interface Step<T> {

        T take() throws XMLStreamException;
    }

    /** The runtime's parser has no text for some mistakes, a DTD without end among them, and fails over that. */
    private static <T> T read(Step<T> step) throws XMLStreamException {
        try {
            return step.take();
        } catch (RuntimeException nameless) {
            throw new XMLStreamException(nameless);
        }
    }

    private static final class Reader extends StreamReaderDelegate {

        Reader(XMLStreamReader parser) {
            super(parser);
        }

        @Override
        public int next() throws XMLStreamException {
            return read(super::next);
        }

        @Override
        public String getElementText() throws XMLStreamException {
            return read(super::getElementText);
        }
    }
}
