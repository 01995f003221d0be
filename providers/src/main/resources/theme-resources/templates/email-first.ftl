<#import "template.ftl" as layout>
<#assign app = (client.name)!((realm.displayName)!"")>
<#assign home = (client.baseUrl)!(properties.appUrl!"")>
<#-- Whoever reads that something led nowhere is asked, unless an address is known that leads somewhere. -->
<#assign asks = email?? || !(remembered?? || company??) || (message?has_content && !remembered??)>
<@layout.registrationLayout; section>
    <#if section == "header">
        ${msg("emailFirst.title")}
    <#elseif section == "form">
        <#-- novalidate: the answer to a mistyped address is ours, in the page's own language. -->
        <form action="${url.loginAction}" method="post" novalidate>
            <#if remembered??>
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="continue-as" name="email" value="${remembered}">${breakable(msg("emailFirst.continueAs", remembered))}</button>
            </#if>
            <#if !asks>
            <#if company??>
            <@continueWith isPrimary=!remembered??/>
            </#if>
            <#if remembered??>
            <button class="${properties.kcButtonClass!}" id="correct" name="correct" value="${remembered}">${msg("emailFirst.correct")}</button>
            </#if>
            <button class="${properties.kcButtonClass!}" id="not-you" name="forget" value="true">${msg("emailFirst.notYou")}</button>
            <#else>
            <div class="${properties.kcFormGroupClass!}">
                <label for="email">${msg("emailFirst.label")}</label>
                <input class="${properties.kcInputClass!}" id="email" name="email" type="email" value="${email!}"
                       autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required autofocus
                       aria-describedby="<#if message?has_content>message </#if>help"<#if message?has_content && email??> aria-invalid="true"</#if>>
                <p class="help" id="help">${msg("emailFirst.help")}</p>
            </div>
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}">${msg("emailFirst.continue")}</button>
            <#if company??>
            <@continueWith isPrimary=false/>
            </#if>
            </#if>
        </form>
        <#if home?has_content>
        <p class="help"><a id="back" href="${home}">${msg("rejection.retry", app)}</a></p>
        </#if>
        <p class="help"><a id="help-link" href="${helpUrl}">${msg("signInHelp.title")}</a></p>
    </#if>
</@layout.registrationLayout>

<#-- A long address goes to the next line at one of its signs, not in the middle of a name. -->
<#function breakable text>
<#return text?esc?markup_string?replace("(?=[@.])", "<wbr>", "r")?no_esc>
</#function>

<#-- The company that somebody signed in with on this device before. -->
<#macro continueWith isPrimary>
<button class="${properties.kcButtonClass!}<#if isPrimary> ${properties.kcButtonPrimaryClass!}</#if>" id="continue-with" name="company" value="true" formnovalidate>${msg("emailFirst.continueWith", company)}</button>
</#macro>
