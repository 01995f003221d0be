<#-- A link that opens nothing: whoever has no business here reads the same of every kind. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("setup.gone.title")}
    <#elseif section == "form">
        <#if sent!false>
        <p class="message success" role="status">${msg("setup.gone.sent")}</p>
        <#else>
        <p>${msg("setup.gone.text")}</p>
        <#if renewUrl??>
        <form action="${renewUrl}" method="post" novalidate>
            <div class="${properties.kcFormGroupClass!}">
                <label for="contact">${msg("setup.gone.label")}</label>
                <input class="${properties.kcInputClass!}" id="contact" name="contact" type="email" autocomplete="email" autocapitalize="none" spellcheck="false" maxlength="254" required aria-describedby="contact-help">
                <p class="help" id="contact-help">${msg("setup.gone.help")}</p>
            </div>
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="send">${msg("setup.gone.button")}</button>
        </form>
        </#if>
        </#if>
        <#if supportEmail??>
        <p class="help"><a href="mailto:${supportEmail}">${msg("rejection.support", supportEmail)}</a></p>
        </#if>
    </#if>
</@layout.registrationLayout>
