package com.rundiffusion.keycloak.demo.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests with pages. Every value that a template prints is HTML-escaped. */
public final class Pages {

    private static final Pages OWN = new Pages(Pages.class);

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    /** @param owner the class beside whose resources the templates lie */
    public Pages(Class<?> owner) {
        templates.setClassForTemplateLoading(owner, "");
        templates.setDefaultEncoding("UTF-8");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    }

    /** A page of one title and one sentence, for servers that have no look of their own. */
    public static void sentence(Response response, Callback callback, int status, String title, String sentence) {
        StrictHeaders.addWithoutResources(response);
        OWN.write(response, callback, status, "sentence.ftlh", Map.of("title", title, "sentence", sentence));
    }

    public void answer(Response response, Callback callback, int status, String template, Map<String, ?> model) {
        StrictHeaders.add(response);
        write(response, callback, status, template, model);
    }

    private void write(Response response, Callback callback, int status, String template, Map<String, ?> model) {
        String page;
        try (StringWriter out = new StringWriter()) {
            templates.getTemplate(template).process(model, out);
            page = out.toString();
        } catch (IOException | TemplateException e) {
            callback.failed(e);
            return;
        }
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        Content.Sink.write(response, true, page, callback);
    }
}
